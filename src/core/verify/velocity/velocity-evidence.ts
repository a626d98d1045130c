import type { Evidence } from './evidence.ts'
import type { Observation } from './observe.ts'
import type { Counts, Now, Seen } from './velocity-counts.ts'
import { dayMs, type WindowKind, within } from './window.ts'

/** What a count can weigh: so much for each neighbour, up to a bound, in log-odds. */
type Rule = {
  readonly measure: keyof Counts
  readonly reason: string
  readonly each: number
  readonly most: number
  readonly from: number
}

/**
 * Bounds are set so that one key alone brings a lead to review at most, and a shared device on one network (a kiosk at a fair)
 * or a busy address (an office, a carrier) does not even that.
 */
const rules: readonly Rule[] = [
  { measure: 'ipHour', reason: 'ip_repeated', each: 0.25, most: 1.8, from: 3 },
  { measure: 'subnetDay', reason: 'subnet_repeated', each: 0.2, most: 1.6, from: 3 },
  { measure: 'devicePersons', reason: 'device_repeated', each: 0.2, most: 1.4, from: 2 },
  { measure: 'deviceNetworks', reason: 'device_on_many_networks', each: 2, most: 4.2, from: 1 },
  { measure: 'phoneDay', reason: 'phone_of_many', each: 1.3, most: 4.2, from: 2 },
  { measure: 'phoneWeek', reason: 'phone_of_many', each: 0.8, most: 3.9, from: 3 },
  { measure: 'blockDay', reason: 'phones_in_a_row', each: 1.2, most: 3.8, from: 2 },
  { measure: 'spellings', reason: 'mailbox_in_many_spellings', each: 1.9, most: 4.4, from: 1 },
  { measure: 'stemChain', reason: 'addresses_in_a_row', each: 1.4, most: 4.2, from: 1 },
  { measure: 'rhythm', reason: 'replayed_typing', each: 2.4, most: 4.4, from: 1 },
  { measure: 'stemBurst', reason: 'address_pattern_burst', each: 0.4, most: 2, from: 4 },
  { measure: 'domainBurst', reason: 'domain_burst', each: 0.6, most: 4, from: 4 },
  { measure: 'freshBurst', reason: 'new_domains_burst', each: 0.6, most: 4, from: 4 },
  { measure: 'textBurst', reason: 'text_burst', each: 0.4, most: 2, from: 4 },
  { measure: 'longTextBurst', reason: 'text_burst', each: 0.5, most: 3.6, from: 4 },
  { measure: 'phraseBurst', reason: 'phrases_burst', each: 0.8, most: 3.6, from: 4 },
  { measure: 'subnetBurst', reason: 'network_burst', each: 0.5, most: 3.6, from: 4 },
]

/** Views of one crowd: a kiosk is one device on one address, colleagues share address and domain. So only the strongest counts. */
const crowds: readonly string[] = ['ip_repeated', 'subnet_repeated', 'device_repeated', 'domain_of_one_network']

const networksOfARing = 3
const burstKinds: Readonly<Partial<Record<keyof Counts, keyof Observation['networks']>>> = {
  domainBurst: 'domain',
  freshBurst: 'fresh',
}
const officeBurst = 1.2

/** Counts as evidence: each weighs as far as the stream's own past finds it rare. The strongest of a reason counts. */
export function velocityEvidence({ counts, rarity, networks }: Observation): readonly Evidence[] {
  const byReason = new Map<string, number>()
  for (const { measure, reason, each, most, from } of rules) {
    const count = counts[measure] ?? 0
    if (count < from) continue
    const ring = burstKinds[measure]
    const isOffice = ring !== undefined && networks[ring] < networksOfARing
    const bound = isOffice ? officeBurst : most
    const logOdds = Math.min(bound, each * (count - from + 1)) * (rarity[measure] ?? 0)
    const named = isOffice ? 'domain_of_one_network' : reason
    if (logOdds > (byReason.get(named) ?? 0.05)) byReason.set(named, logOdds)
  }
  const found = [...byReason].filter(([reason]) => !crowds.includes(reason))
  const crowd = [...byReason].filter(([reason]) => crowds.includes(reason)).toSorted((one, two) => two[1] - one[1])
  return [...found, ...crowd.slice(0, 1)].map(([reason, logOdds]) => ({ family: 'velocity', reason, logOdds }))
}

const companyKinds: readonly (readonly [WindowKind, string, number])[] = [
  ['device', 'device_of_machines', 2.4],
  ['ip', 'ip_of_machines', 2.4],
  ['phone', 'phone_of_machines', 2],
  ['mailbox', 'mailbox_of_machines', 2],
  ['subnet', 'subnet_of_machines', 2],
  ['stem', 'address_pattern_of_machines', 1.6],
  ['text', 'text_of_machines', 1.6],
  ['longText', 'text_of_machines', 1.6],
]
const leastCompany = 2
const machineFrom = 0.5

/** Company: the earlier events on the same key behaved like machines. The strongest key counts. */
export function companyEvidence(seen: Seen, now: Now): Evidence | null {
  let best: Evidence | null = null
  for (const [kind, reason, most] of companyKinds) {
    const one = seen[kind]
    const traces = one ? within(one.window, now.atMs, 3 * dayMs) : []
    if (traces.length < leastCompany) continue
    const mean = traces.reduce((sum, trace) => sum + trace[4], 0) / traces.length
    const sureness = Math.min(1, traces.length / 4)
    const logOdds = mean < machineFrom ? 0 : most * ((mean - machineFrom) / (1 - machineFrom)) * sureness
    if (logOdds > (best?.logOdds ?? 0.05)) best = { family: 'company', reason, logOdds }
  }
  return best
}
