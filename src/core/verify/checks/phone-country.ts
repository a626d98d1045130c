import type { Check } from '../check.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('phone.country')

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
    return claimed === phone.region
      ? finding('pass', 'same_country', evidence)
      : finding('warn', 'country_differs', evidence)
  },
}
