import type { Check } from '../check.ts'
import { addressOf } from '../email/lead-address.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('email.free')

/** Is it a mailbox that anybody can open (not a company's)? Common for small firms, so only a note for the policy. */
export const emailFree: Check = {
  id: 'email.free',
  needs: needsNothing,
  judge(lead, { data }) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return null
    const free = data.freeDomains.has(address.ascii)
    return finding(free ? 'warn' : 'pass', free ? 'free_provider' : 'own_domain', { domain: address.ascii })
  },
}
