import type { Check } from '../check.ts'
import { companyMatchesDomain } from '../company/company-domain.ts'
import { addressOf } from '../email/lead-address.ts'
import { asciiDomain } from '../email/punycode.ts'
import { registrableDomain } from '../email/registrable-domain.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('company.domain')

/** The registrable domain of a site as typed: with or without a scheme, a path, a www. */
function websiteDomain(typed: string | null): string | null {
  const host = /^\s*(?:[a-z]+:\/\/)?([^\s/?#:]+)/i.exec((typed ?? '').slice(0, 300))?.[1]
  return host === undefined ? null : registrableDomain(asciiDomain(host))
}

/** Do the company's name and the domain of the address belong together? */
export const companyDomain: Check = {
  id: 'company.domain',
  needs: needsNothing,
  judge(lead, { data }) {
    const address = addressOf(lead.email)
    const company = lead.company?.trim() ?? ''
    const website = websiteDomain(lead.website)
    if (address === null || address.form === 'reject' || (company === '' && website === null)) return null
    if (data.freeDomains.has(address.ascii)) return finding('unknown', 'free_provider')
    const evidence = { domain: address.ascii }
    if (website !== null && website === registrableDomain(address.ascii))
      return finding('pass', 'website_matches', evidence)
    if (company === '') return finding('unknown', 'website_differs', { ...evidence, website })
    return companyMatchesDomain(company, address.ascii)
      ? finding('pass', 'company_matches', evidence)
      : finding('unknown', 'company_differs', evidence)
  },
}
