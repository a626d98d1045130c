import { companyMatchesDomain } from '../company/company-domain.ts'
import type { Lead } from '../../lead/lead.ts'
import type { Check, CheckContext } from '../check.ts'
import { addressOf } from '../email/lead-address.ts'
import { asciiDomain } from '../email/punycode.ts'
import { registrableDomain } from '../email/registrable-domain.ts'
import type { Json } from '../finding.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('company.website')

/** The company's own domain: of the address, unless anybody can have a mailbox there, else of the site that was named. */
export function ownDomain(lead: Lead, { data }: Pick<CheckContext, 'data'>): string | null {
  const address = addressOf(lead.email)
  const domain = address === null || address.form === 'reject' ? null : registrableDomain(address.ascii)
  const isOwn =
    domain !== null &&
    !data.freeDomains.has(address!.ascii) &&
    !data.providerDomains.has(domain) &&
    !data.institutionDomains.has(domain) &&
    !data.disposableDomains.has(domain)
  if (isOwn) return domain
  const typed = /^\s*(?:https?:\/\/)?(?:www\.)?([^\s/?#:]+\.[^\s/?#:]+)/i.exec((lead.website ?? '').slice(0, 300))?.[1]
  return typed === undefined ? null : registrableDomain(asciiDomain(typed))
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Is there a site at the company's own domain, and does it name the company? A missing site speaks against nobody. */
export const companyWebsite: Check = {
  id: 'company.website',
  needs(lead, context) {
    const domain = ownDomain(lead, context)
    if (domain === null) return []
    const lookup = { kind: 'website', domain } as const
    return context.answers[lookupKey(lookup)] === undefined ? [lookup] : []
  },
  judge(lead, context) {
    const domain = ownDomain(lead, context)
    const answer = domain === null ? undefined : context.answers[lookupKey({ kind: 'website', domain })]
    if (domain === null || answer === undefined) return null
    if (answer.kind === 'unknown')
      return finding('unknown', 'site_not_read', { domain, why: answer.reason, at: answer.at })
    const site = answer.value as Readonly<Record<string, Json>>
    const { title = null, description = null, language = null } = site
    const evidence = {
      domain,
      title,
      description,
      language,
      emails: site['emails'] ?? [],
      phones: site['phones'] ?? [],
      source: answer.source,
      at: answer.at,
    }
    const company = lead.company?.trim() ?? ''
    const said = `${text(title)} ${text(description)}`.toLowerCase()
    const isNamed = company !== '' && (said.includes(company.toLowerCase()) || companyMatchesDomain(company, domain))
    return finding('pass', isNamed ? 'site_names_company' : 'site_found', evidence)
  },
}
