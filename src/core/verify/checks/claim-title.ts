import type { Check } from '../check.ts'
import { addressOf } from '../email/lead-address.ts'
import { isInstitution } from '../email/institution.ts'
import { registrableDomain } from '../email/registrable-domain.ts'
import { isHeadTitle } from '../company/title-rank.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('claim.title')

/** Does the claimed title fit the rest? "Director" from a student's mailbox is at odds; from a free one it is merely not supported. */
export const claimTitle: Check = {
  id: 'claim.title',
  needs: needsNothing,
  judge(lead, { data }) {
    const title = lead.jobTitle?.trim() ?? ''
    if (title === '') return null
    if (!isHeadTitle(title)) return finding('pass', 'no_high_claim')
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return finding('unknown', 'no_address')
    const domain = registrableDomain(address.ascii) ?? address.ascii
    if (isInstitution(address.ascii, data)) {
      return finding('warn', 'institution_mailbox', { title, domain })
    }
    if (data.disposableDomains.has(domain)) return finding('warn', 'disposable_mailbox', { title, domain })
    if (data.freeDomains.has(address.ascii)) return finding('unknown', 'free_mailbox', { title, domain })
    return finding('pass', 'claim_fits', { title, domain })
  },
}
