import type { Lead } from '../../lead/lead.ts'
import { addressOf } from '../email/lead-address.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import type { CodeChannel } from './code-channel.ts'

export type CodeTarget = {
  /** An address in ASCII form, or a number in E.164. */
  readonly to: string
  /** ISO country of a number; null for an address. */
  readonly country: string | null
  /** The number without its last three digits: its range. */
  readonly block: string | null
}

const blockDigits = 3
/** Kinds of numbers that take no short messages, or take money for them. */
const mute: ReadonlySet<string> = new Set([
  'FIXED_LINE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'UAN',
  'VOICEMAIL',
  'PAGER',
])

/** Where a code for this lead could go by a channel; null where there is nowhere. */
export function codeTarget(lead: Lead, channel: CodeChannel, workspaceCountry: string): CodeTarget | null {
  if (channel === 'email') {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return null
    return { to: `${address.local}@${address.ascii}`, country: null, block: null }
  }
  const phone = phoneOf(lead, workspaceCountry)
  if (!phone?.e164 || !phone.region || mute.has(phone.type ?? '')) return null
  return { to: phone.e164, country: phone.region, block: phone.e164.slice(0, -blockDigits) }
}
