import type { DomainSet, VerifyData } from '../verify-data.ts'
import { suggestDomain } from './domain-typo.ts'
import { registrableDomain } from './registrable-domain.ts'

/** The domain and those above it, down to the registrable one: lists hold public suffixes too, and those never count. */
function withParents(domain: string): readonly string[] {
  const registrable = registrableDomain(domain)
  if (registrable === null || registrable === domain) return [domain]
  const chain = [domain]
  for (let at = domain.indexOf('.'); domain.length - at - 1 >= registrable.length; at = domain.indexOf('.', at + 1)) {
    chain.push(domain.slice(at + 1))
  }
  return chain
}

const listed = (domain: string, set: DomainSet): boolean => withParents(domain).some((part) => set.has(part))

/** Why a domain counts as throw-away (`disposable_domain`, `disposable_mail_host`), or null. Known providers never do, nor slips of them. */
export function disposableReason(domain: string, mxHosts: readonly string[], data: VerifyData): string | null {
  if (data.providerDomains.has(domain)) return null
  // Lists hold misspelled providers that somebody parked; who types one has slipped, not hidden.
  if (listed(domain, data.disposableDomains))
    return suggestDomain(domain, data, 'unknown') === null ? 'disposable_domain' : null
  const hosts = mxHosts.map((host) => host.toLowerCase().replace(/\.$/, ''))
  return hosts.some((host) => listed(host, data.disposableMxHosts)) ? 'disposable_mail_host' : null
}
