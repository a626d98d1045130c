import type { Lead } from '../../lead/lead.ts'
import type { Check } from '../check.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('phone.carrier')

/** Types whose ranges go to a carrier by name, as Google's mapper has it. */
const mobileTypes = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PAGER'])

function mobileNumber(lead: Lead, defaultCountry: string | null): string | null {
  const phone = phoneOf(lead, defaultCountry)
  return phone !== null && mobileTypes.has(phone.type ?? '') ? phone.e164 : null
}

/** The carrier the number's range was first given to; numbers may since have been taken elsewhere. */
export const phoneCarrier: Check = {
  id: 'phone.carrier',
  needs(lead, { defaultCountry, answers }) {
    const e164 = mobileNumber(lead, defaultCountry)
    if (e164 === null) return []
    const lookup = { kind: 'carrier', e164 } as const
    return answers[lookupKey(lookup)] === undefined ? [lookup] : []
  },
  judge(lead, { defaultCountry, answers }) {
    const e164 = mobileNumber(lead, defaultCountry)
    if (e164 === null) return null
    const answer = answers[lookupKey({ kind: 'carrier', e164 })]
    if (answer === undefined) return null
    if (answer.kind === 'unknown') return finding('unknown', answer.reason)
    return finding('pass', 'carrier_of_origin', { carrier: typeof answer.value === 'string' ? answer.value : null })
  },
}
