import type { Check } from '../check.ts'
import { suggestDomain } from '../email/domain-typo.ts'
import { localAsLatin } from '../email/latin-lookalike.ts'
import { addressOf } from '../email/lead-address.ts'
import { normaliseAddress } from '../email/normalise-address.ts'
import { repairAddress } from '../email/repair-address.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('email.syntax')

/** Is what was typed an address at all? A broken one fails, with the repaired spelling where one can be seen. */
export const emailSyntax: Check = {
  id: 'email.syntax',
  needs: needsNothing,
  judge(lead, { data }) {
    const address = addressOf(lead.email)
    if (address === null) return null
    if (address.form === 'reject') {
      const suggestion = repairAddress(lead.email ?? '', data)
      return finding('fail', address.reason, { form: 'reject', suggestion })
    }
    const latin = localAsLatin(address.local)
    const domain = latin === null ? null : (suggestDomain(address.ascii, data, 'unknown') ?? address.ascii)
    const evidence = {
      form: address.form,
      normalised: normaliseAddress(address),
      smtputf8: address.needsSmtpUtf8,
      ...(latin === null ? {} : { suggestion: `${latin}@${domain}` }),
    }
    return finding(address.form === 'either' ? 'warn' : 'pass', address.reason, evidence)
  },
}
