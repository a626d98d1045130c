import type { Check } from '../check.ts'
import { suggestDomain } from '../email/domain-typo.ts'
import { addressOf } from '../email/lead-address.ts'
import { mxAnswerOf } from '../email/mx-answer.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('email.domain_typo')

/** Does the domain look like a slip of a known one? Only ever a suggestion: what was typed stays. */
export const emailDomainTypo: Check = {
  id: 'email.domain_typo',
  needs: needsNothing,
  judge(lead, { data, answers }) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject' || address.domain.startsWith('[')) return null
    const state = mxAnswerOf(answers, address.ascii)?.state ?? 'unknown'
    const domain = suggestDomain(address.ascii, data, state)
    if (domain === null) return finding('pass', 'no_typo_seen')
    return finding('warn', 'domain_typo', { suggestion: `${address.local}@${domain}`, domain })
  },
}
