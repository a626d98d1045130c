import type { LookupOptions, LookupPort, LookupSettings } from '../app/ports/lookup.ts'
import type { Json } from '../core/verify/finding.ts'
import { type Answer, type Lookup, lookupKey } from '../core/verify/lookup.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'
import { makeAnswerCache } from './answer-cache.ts'
import { findCarrier } from './carrier-lookup.ts'
import { makeDns } from './dns.ts'
import { makeMailboxProbe } from './mailbox-probe.ts'
import { makeGuardedFetch } from './guarded-fetch.ts'
import { findMailHosts } from './mx-lookup.ts'
import { makeNetworkTable } from './network-table.ts'
import { makeWebsiteLookup } from './website-lookup.ts'

const source: Readonly<Record<Lookup['kind'], string>> = {
  mx: 'dns',
  mailbox: 'smtp',
  network: 'ip-location-db',
  carrier: 'libphonenumber',
  history: 'none',
  website: 'website',
  velocity: 'none',
  live: 'none',
  verifier: 'none',
  company: 'none',
  possession: 'none',
}

const unknown = (reason: string, kind: Lookup['kind']): Answer => ({
  kind: 'unknown',
  reason,
  source: source[kind],
  at: new Date().toISOString(),
})

const known = (value: Json, kind: Lookup['kind']): Answer => ({
  kind: 'known',
  value,
  source: source[kind],
  at: new Date().toISOString(),
})

/** The world as the checks ask it: one cache, one time policy, one conversation at a time per mail domain. */
export function makeLookups(settings: LookupSettings, data: () => Promise<VerifyData>): LookupPort {
  const dns = makeDns({ servers: settings.dnsServers, timeoutMs: settings.timeoutMs })
  const network = makeNetworkTable(data)
  const { probe } = settings
  const mailbox = probe === null ? null : makeMailboxProbe({ ...settings, dns, probe })
  const fetch = makeGuardedFetch({ dns, allowLoopback: settings.allowLoopback })
  const website = makeWebsiteLookup({
    fetch,
    timeoutMs: settings.timeoutMs * 2,
    ...(settings.websitePorts ? { ports: settings.websitePorts } : {}),
  })
  const cached = makeAnswerCache()

  async function ask(lookup: Lookup): Promise<Answer> {
    switch (lookup.kind) {
      case 'mx': {
        const found = await findMailHosts(dns, lookup.domain)
        return found.state === 'unknown' ? unknown(found.reason, 'mx') : known(found, 'mx')
      }
      case 'mailbox': {
        if (mailbox === null) return unknown('not_configured', 'mailbox')
        const found = await mailbox(lookup.address, lookup.hosts)
        return found.state === 'unknown' ? unknown(found.reason, 'mailbox') : known(found, 'mailbox')
      }
      case 'network':
        return known(await network(lookup.ip), 'network')
      case 'carrier':
        return known(await findCarrier(lookup.e164), 'carrier')
      case 'website': {
        const found = await website(lookup.domain)
        if (found.kind === 'unknown') return unknown(found.reason, 'website')
        const { kind: _kind, ...value } = found
        return known({ ...value, emails: [...value.emails], phones: [...value.phones] }, 'website')
      }
      case 'history':
      case 'live':
      case 'verifier':
      case 'company':
      case 'velocity':
      case 'possession':
        return unknown('not_configured', lookup.kind)
    }
  }

  /** One answer, whatever happens: a fault of ours is unknown, too, and says so. */
  async function answerOne(lookup: Lookup, options: LookupOptions): Promise<readonly [string, Answer]> {
    const key = lookupKey(lookup)
    if (options.kinds !== undefined && !options.kinds.includes(lookup.kind))
      return [key, unknown('not_configured', lookup.kind)]
    // Tables on this machine answer from memory; caching them again would only cost.
    const isLocal = lookup.kind === 'network' || lookup.kind === 'carrier'
    const answer = (isLocal ? ask(lookup) : cached(key, () => ask(lookup))).catch(() =>
      unknown('lookup_failed', lookup.kind),
    )
    return [key, await within(answer, options.timeoutMs, () => unknown('timeout', lookup.kind))]
  }

  return {
    answer: async (lookups, options = {}) =>
      Object.fromEntries(await Promise.all(lookups.map((lookup) => answerOne(lookup, options)))),
  }
}

/** The answer, or another one when the time is up. */
async function within(answer: Promise<Answer>, timeoutMs: number | undefined, late: () => Answer): Promise<Answer> {
  if (timeoutMs === undefined) return answer
  let timer: NodeJS.Timeout | undefined
  const bound = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late()), timeoutMs)
  })
  try {
    return await Promise.race([answer, bound])
  } finally {
    clearTimeout(timer)
  }
}
