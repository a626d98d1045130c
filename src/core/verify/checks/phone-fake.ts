import type { Check } from '../check.ts'
import { isFakeNumber } from '../phone/fake-number.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('phone.fake')

/** Do the digits look invented: all equal, running up or down, or a number reserved for films and manuals? */
export const phoneFake: Check = {
  id: 'phone.fake',
  needs: needsNothing,
  judge(lead, { defaultCountry }) {
    const phone = phoneOf(lead, defaultCountry)
    if (phone === null) return null
    return isFakeNumber(phone) ? finding('fail', 'fake_pattern', { e164: phone.e164 }) : finding('pass', 'no_pattern')
  },
}
