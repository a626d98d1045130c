import type { Lead } from '../../lead/lead.ts'
import type { Check } from '../check.ts'
import { namesRegistration, readRegistration } from '../company/registration-number.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('company.number')

/** A number named inside the company's name: "ТОО Ромашка, БИН 123456789012". */
const inCompany = /(?:бин|иин|инн|бсн|bin|inn|ח["״.]?פ\.?|ע["״.]?מ\.?)[\s:№#]*(\d[\d -]{7,14}\d)/iu

function numberOf(lead: Lead): string | null {
  for (const [key, value] of Object.entries(lead.custom)) {
    if (value !== null && typeof value !== 'boolean' && namesRegistration(key)) return String(value)
  }
  return lead.company === null ? null : (inCompany.exec(lead.company)?.[1] ?? null)
}

/** Do the check digits of a company's or person's number agree? A slip of the pen is likelier than a lie, so it only warns. */
export const companyNumber: Check = {
  id: 'company.number',
  needs: needsNothing,
  judge(lead, { defaultCountry }) {
    const typed = numberOf(lead)
    if (typed === null || typed.trim() === '') return null
    const registration = readRegistration(typed, lead.country ?? defaultCountry)
    if (registration === null) return finding('unknown', 'form_unknown')
    const { kind, digitsAgree } = registration
    return digitsAgree
      ? finding('pass', 'check_digits_agree', { kind })
      : finding('warn', 'check_digits_differ', { kind })
  },
}
