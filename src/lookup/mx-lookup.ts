import type { MxState } from '../core/verify/email/mx-answer.ts'
import type { Dns } from './dns.ts'

/** What DNS says of a domain's mail: the value of an `mx` answer. */
export type MxFound = { readonly state: MxState; readonly reason: string; readonly hosts: readonly string[] }

const mostHosts = 5
/** So many names are looked up at most; a domain that names more is not believed to have none. */
const mostLooked = 20
const named = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/**
 * The mail hosts of a domain by preference (RFC 5321 section 5.1): MX; without one the domain's own address; null MX (RFC 7505).
 * Hosts that surely do not exist count as none. What DNS could not say is unknown.
 */
export async function findMailHosts(dns: Dns, domain: string): Promise<MxFound> {
  const answer = await dns.mx(domain)
  if (answer.kind === 'unknown') return { state: 'unknown', reason: answer.reason, hosts: [] }
  // Some servers deny a name that they give addresses for: a domain is gone only where both say so.
  if (answer.kind === 'none') return implicitHost(dns, domain, answer.reason)
  const records = answer.values.toSorted((a, b) => a.priority - b.priority)
  const hosts = [...new Set(records.map(({ exchange }) => named(exchange)))].filter((host) => host !== '')
  if (hosts.length === 0) return { state: 'null', reason: 'null_mx', hosts: [] }
  return livingHosts(dns, hosts)
}

async function implicitHost(dns: Dns, domain: string, why: 'no_such_domain' | 'no_records'): Promise<MxFound> {
  const own = await dns.addresses(domain)
  if (own.kind === 'found') return { state: 'implicit', reason: 'address_record_only', hosts: [domain] }
  if (own.kind === 'unknown') return { state: 'unknown', reason: own.reason, hosts: [] }
  return { state: 'none', reason: why === 'no_such_domain' ? why : 'no_mail_host', hosts: [] }
}

/** The first hosts that there are. Only where every host that was named is missing there is none; of a long list that is left open. */
async function livingHosts(dns: Dns, hosts: readonly string[]): Promise<MxFound> {
  let found: MxFound | null = null
  for (let at = 0; at < Math.min(hosts.length, mostLooked); at += mostHosts) {
    found = await withoutMissing(dns, hosts.slice(at, at + mostHosts))
    if (found.state === 'ok') return found
  }
  return hosts.length > mostLooked || found === null ? { state: 'unknown', reason: 'too_many_hosts', hosts: [] } : found
}

async function withoutMissing(dns: Dns, hosts: readonly string[]): Promise<MxFound> {
  const found = await Promise.all(hosts.map((host) => dns.addresses(host)))
  const living = hosts.filter((_, at) => found[at]?.kind !== 'none')
  if (living.length === 0) return { state: 'none', reason: 'mail_host_missing', hosts: [] }
  return { state: 'ok', reason: 'mail_hosts_found', hosts: living }
}
