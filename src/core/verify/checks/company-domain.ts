import type { Check } from '../check.ts'
import { companyMatchesDomain } from '../company/company-domain.ts'
import { addressOf } from '../email/lead-address.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('company.domain')

/** Do the company's name and the domain of the address belong together? */
export const companyDomain: Check = {
  id: 'company.domain',
  needs: needsNothing,
  judge(lead, { data }) {
    const address = addressOf(lead.email)
    const company = lead.company?.trim() ?? ''
    if (address === null || address.form === 'reject' || company === '') return null
    if (data.freeDomains.has(address.ascii)) return finding('unknown', 'free_provider')
    const evidence = { domain: address.ascii }
    return companyMatchesDomain(company, address.ascii)
      ? finding('pass', 'company_matches', evidence)
      : finding('unknown', 'company_differs', evidence)
  },
}
