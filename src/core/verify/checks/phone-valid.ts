import type { Check } from '../check.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('phone.valid')

/** Can the number exist in its country's plan? Says nothing of who answers: only a one-time code proves possession. */
export const phoneValid: Check = {
  id: 'phone.valid',
  needs: needsNothing,
  judge(lead, { defaultCountry }) {
    const phone = phoneOf(lead, defaultCountry)
    if (phone === null) return null
    // A company's short number of Israel: dialled by people there, and by no plan of E.164.
    if (phone.reason === 'star_number') return finding('unknown', phone.reason)
    if (phone.e164 === null) return finding('fail', phone.reason, { suggestion: phone.suggestion })
    const { e164, region, type, extension, suggestion } = phone
    return finding('pass', 'assignable', { e164, region, type, extension, suggestion })
  },
}
