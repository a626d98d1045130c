import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max'
import type { Check } from '../check.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import type { Phone } from '../phone/parse-phone.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('phone.country')

/**
 * Whether the lead's country and the number's are one numbering plan, so that the number cannot tell them apart: Jersey and Britain, the
 * Vatican and Italy. North America (1) and Russia with Kazakhstan (7) share a code, but each has ranges of its own.
 */
function sharesPlan(claimed: string, { e164, national }: Phone): boolean {
  if (e164 === null || national === null || !isSupportedCountry(claimed)) return false
  const code = e164.slice(1, e164.length - national.length)
  return code !== '1' && code !== '7' && getCountryCallingCode(claimed) === code
}

/** Do the number's country and the country the lead names agree? At odds is a warning: people move and travel. */
export const phoneCountry: Check = {
  id: 'phone.country',
  needs: needsNothing,
  judge(lead, { defaultCountry }) {
    const phone = phoneOf(lead, defaultCountry)
    if (phone === null || phone.region === null) return null
    const claimed = lead.country?.toUpperCase() ?? null
    if (claimed === null) return finding('unknown', 'no_country_named', { region: phone.region })
    const evidence = { region: phone.region, country: claimed }
    return claimed === phone.region || sharesPlan(claimed, phone)
      ? finding('pass', 'same_country', evidence)
      : finding('warn', 'country_differs', evidence)
  },
}
