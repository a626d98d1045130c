import type { MxState } from '../core/verify/email/mx-answer.ts'
import type { Dns } from './dns.ts'

/** What DNS says of a domain's mail: the value of an `mx` answer. */
export type MxFound = { readonly state: MxState; readonly reason: string; readonly hosts: readonly string[] }

const mostHosts = 5
const named = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/**
 * The mail hosts of a domain by preference (RFC 5321 section 5.1): MX; without one the domain's own address; null MX (RFC 7505).
 * Hosts that surely do not exist count as none. What DNS could not say is unknown.
 */
export async function findMailHosts(dns: Dns, domain: string): Promise<MxFound> {
  const answer = await dns.mx(domain)
  if (answer.kind === 'unknown') return { state: 'unknown', reason: answer.reason, hosts: [] }
  if (answer.kind === 'none') {
    if (answer.reason === 'no_such_domain') return { state: 'none', reason: 'no_such_domain', hosts: [] }
    return implicitHost(dns, domain)
  }
  const records = answer.values.toSorted((a, b) => a.priority - b.priority)
  const hosts = [...new Set(records.map(({ exchange }) => named(exchange)))].filter((host) => host !== '')
  if (hosts.length === 0) return { state: 'null', reason: 'null_mx', hosts: [] }
  return withoutMissing(dns, hosts.slice(0, mostHosts))
}

async function implicitHost(dns: Dns, domain: string): Promise<MxFound> {
  const own = await dns.addresses(domain)
  if (own.kind === 'found') return { state: 'implicit', reason: 'address_record_only', hosts: [domain] }
  if (own.kind === 'unknown') return { state: 'unknown', reason: own.reason, hosts: [] }
  return { state: 'none', reason: 'no_mail_host', hosts: [] }
}

async function withoutMissing(dns: Dns, hosts: readonly string[]): Promise<MxFound> {
  const found = await Promise.all(hosts.map((host) => dns.addresses(host)))
  const living = hosts.filter((_, at) => found[at]?.kind !== 'none')
  if (living.length === 0) return { state: 'none', reason: 'mail_host_missing', hosts: [] }
  return { state: 'ok', reason: 'mail_hosts_found', hosts: living }
}
