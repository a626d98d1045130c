import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'

/** What DNS said: records, surely none, or nothing to be relied on. */
export type DnsAnswer<Value> =
  | { readonly kind: 'found'; readonly values: readonly Value[] }
  | { readonly kind: 'none'; readonly reason: 'no_such_domain' | 'no_records' }
  | { readonly kind: 'unknown'; readonly reason: string }

export type MxRecord = { readonly exchange: string; readonly priority: number }

export type Dns = {
  mx(domain: string): Promise<DnsAnswer<MxRecord>>
  /** IPv4 before IPv6; CNAMEs are followed. */
  addresses(host: string): Promise<DnsAnswer<string>>
}

const reasons: Readonly<Record<string, string>> = {
  ESERVFAIL: 'servfail',
  ETIMEOUT: 'dns_timeout',
  ECANCELLED: 'dns_timeout',
  EREFUSED: 'dns_refused',
  ECONNREFUSED: 'dns_unreachable',
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** The answer, or unknown when the time is up. */
async function within<Value>(answer: Promise<DnsAnswer<Value>>, timeoutMs: number): Promise<DnsAnswer<Value>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<DnsAnswer<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown', reason: 'dns_timeout' }), timeoutMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One question with a bound: the resolver's own retries stay under it. */
function ask<Value>(question: Promise<readonly Value[]>, timeoutMs: number): Promise<DnsAnswer<Value>> {
  const answered = question.then(
    (values): DnsAnswer<Value> =>
      values.length > 0 ? { kind: 'found', values } : { kind: 'none', reason: 'no_records' },
    (error: unknown): DnsAnswer<Value> => {
      const code = codeOf(error)
      if (code === 'ENOTFOUND') return { kind: 'none', reason: 'no_such_domain' }
      if (code === 'ENODATA') return { kind: 'none', reason: 'no_records' }
      return { kind: 'unknown', reason: reasons[code] ?? 'dns_error' }
    },
  )
  return within(answered, timeoutMs)
}

const mostHops = 8

/** DNS by the system's servers or by those named (`HOST:PORT`), each asked where the one before does not answer. */
export function makeDns(settings: { readonly servers: readonly string[]; readonly timeoutMs: number }): Dns {
  // The resolver may wait twice as long as it is told; the last server must still be asked in time.
  const turn = settings.timeoutMs / 2 / Math.max(1, settings.servers.length)
  const resolver = new Resolver({ timeout: Math.max(200, Math.floor(turn)), tries: 2 })
  if (settings.servers.length > 0) resolver.setServers(settings.servers)
  /** A server that failed once may be asked again; a second failure stands. */
  async function bounded<Value>(question: () => Promise<readonly Value[]>): Promise<DnsAnswer<Value>> {
    const deadline = performance.now() + settings.timeoutMs
    const first = await ask(question(), settings.timeoutMs)
    const left = deadline - performance.now()
    return first.kind === 'unknown' && first.reason === 'servfail' && left > 0 ? ask(question(), left) : first
  }

  /** Addresses of a name itself; a CNAME that came without its target's addresses is followed by hand. */
  async function addresses(host: string, hops: number): Promise<DnsAnswer<string>> {
    if (isIP(host) !== 0) return { kind: 'found', values: [host] }
    if (hops > mostHops) return { kind: 'unknown', reason: 'cname_loop' }
    const [v4, v6] = await Promise.all([bounded(() => resolver.resolve4(host)), bounded(() => resolver.resolve6(host))])
    const values = [v4, v6].flatMap((answer) => (answer.kind === 'found' ? answer.values : []))
    if (values.length > 0) return { kind: 'found', values }
    if (v4.kind === 'unknown') return v4
    if (v6.kind === 'unknown') return v6
    if (v4.kind === 'none' && v4.reason === 'no_such_domain') return v4
    const alias = await bounded(() => resolver.resolveCname(host))
    if (alias.kind === 'unknown') return alias
    const next = alias.kind === 'found' ? alias.values[0] : undefined
    return next === undefined ? { kind: 'none', reason: 'no_records' } : addresses(next, hops + 1)
  }

  return {
    mx: (domain) => bounded(() => resolver.resolveMx(domain)),
    addresses: (host) => within(addresses(host, 0), settings.timeoutMs * 2),
  }
}
