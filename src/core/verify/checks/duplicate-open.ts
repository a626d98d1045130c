import { emailKey, phoneKey } from '../../lead/identity/keys.ts'
import type { Lead } from '../../lead/lead.ts'
import type { Check, CheckContext } from '../check.ts'
import type { Lookup } from '../lookup.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('duplicate.open')

function historyLookup(lead: Lead, { defaultCountry }: CheckContext): Lookup | null {
  const email = emailKey(lead.email)
  const phone = phoneKey(lead.phone, lead.country ?? defaultCountry)
  return email === null && phone === null ? null : { kind: 'history', emailKey: email, phoneKey: phone }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Is the same contact already being talked to? A repeat is a touch on the known contact, never a reason to turn away. */
export const duplicateOpen: Check = {
  id: 'duplicate.open',
  needs(lead, context) {
    const lookup = historyLookup(lead, context)
    return lookup === null || context.answers[lookupKey(lookup)] !== undefined ? [] : [lookup]
  },
  judge(lead, context) {
    const lookup = historyLookup(lead, context)
    if (lookup === null) return null
    const answer = context.answers[lookupKey(lookup)]
    if (answer === undefined) return null
    if (answer.kind === 'unknown') return finding('unknown', answer.reason)
    const value: unknown = answer.value
    const open = isRecord(value) && Array.isArray(value['openLeadIds']) ? value['openLeadIds'].map(String) : []
    const earlier = isRecord(value) && typeof value['earlierLeads'] === 'number' ? value['earlierLeads'] : 0
    if (open.length > 0) return finding('warn', 'open_lead', { openLeadIds: open, earlierLeads: earlier })
    return finding('pass', earlier > 0 ? 'known_contact' : 'first_inquiry', { earlierLeads: earlier })
  },
}
