import type { Pace } from './pace.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'

/** Free text may go to a number for this long after it last wrote (customer service window of the Cloud API). */
const windowMs = 24 * 3_600_000

/** The digits by which WhatsApp knows a number in E.164. */
export const whatsappAddress = (e164: string): string => e164.replaceAll(/\D/g, '')

/**
 * A number takes a burst of 45 messages and then one in six seconds (Cloud API, pair rate limit): nothing waits beforehand, and after error
 * 131056 the number is left alone for a while.
 */
export const whatsappPace = (address: string): Pace => ({ key: `whatsapp:${address}`, gapMs: 0 })

/** Until when free text may go to this number (ISO); null where only a template may. */
export async function whatsappOpenUntil(tx: Tx, address: string, now: string): Promise<string | null> {
  const thread = await tx.inbox.thread('whatsapp', address)
  if (!thread) return null
  const until = Date.parse(thread.lastInAt) + windowMs
  return until > Date.parse(now) ? new Date(until).toISOString() : null
}

/** How a lead can be written to from here; null where WhatsApp is not set up or the lead has no number. */
export type WhatsappReach = { readonly openUntil: string | null; readonly hasTemplate: boolean }

/** Whether and how WhatsApp leads to this lead now. */
export async function whatsappReach(tx: Tx, record: LeadRecord, now: string): Promise<WhatsappReach | null> {
  const channel = await tx.channels.find('whatsapp')
  if (!channel || record.phoneKey === null) return null
  const openUntil = await whatsappOpenUntil(tx, whatsappAddress(record.phoneKey), now)
  return { openUntil, hasTemplate: typeof channel.config['leadTemplate'] === 'string' }
}
