import { burstBits, type Baseline } from './baseline.ts'
import { dayMs, hourMs, type Trace, type Window, type WindowKey, type WindowKind, within } from './window.ts'

/** How many neighbours an event has, by measure. Persons and networks are counted without the event's own. */
export type Counts = {
  readonly ipHour: number
  readonly subnetDay: number
  readonly devicePersons: number
  readonly deviceNetworks: number
  readonly phoneDay: number
  readonly phoneWeek: number
  readonly blockDay: number
  readonly spellings: number
  readonly stemChain: number
  readonly rhythm: number
  /** Bits of burst, divided by four so that they fit the same table. */
  readonly stemBurst: number
  readonly domainBurst: number
  readonly freshBurst: number
  readonly textBurst: number
  readonly longTextBurst: number
  readonly phraseBurst: number
  readonly subnetBurst: number
}

/** The counts of an event that has none. */
export const noNeighbours: Counts = {
  ipHour: 0,
  subnetDay: 0,
  devicePersons: 0,
  deviceNetworks: 0,
  phoneDay: 0,
  phoneWeek: 0,
  blockDay: 0,
  spellings: 0,
  stemChain: 0,
  rhythm: 0,
  stemBurst: 0,
  domainBurst: 0,
  freshBurst: 0,
  textBurst: 0,
  longTextBurst: 0,
  phraseBurst: 0,
  subnetBurst: 0,
}

export type Seen = Readonly<Partial<Record<WindowKind, { readonly key: WindowKey; readonly window: Window }>>>
export type Now = { readonly atMs: number; readonly ordinal: number; readonly baseline: Baseline }

const bitsPerStep = 4
const severalNetworks = 3

const othersThan = (traces: readonly Trace[], person: number) => traces.filter((trace) => trace[2] !== person)

function distinct(traces: readonly Trace[], at: 2 | 3, but: number): number {
  const values = new Set(traces.map((trace) => trace[at]))
  values.delete(but)
  return values.size
}

/** Other persons on this key within the span. */
function persons(seen: Seen, kind: WindowKind, span: { readonly now: Now; readonly ms: number }): number {
  const one = seen[kind]
  return one ? distinct(within(one.window, span.now.atMs, span.ms), 2, one.key.person) : 0
}

/** Other values of the second thing (network, address, spelling), left by other persons. */
function others(seen: Seen, kind: WindowKind, span: { readonly now: Now; readonly ms: number }): number {
  const one = seen[kind]
  return one ? distinct(othersThan(within(one.window, span.now.atMs, span.ms), one.key.person), 3, one.key.other) : 0
}

/** Different spellings of one mailbox, where they came under more than one form of the address. */
function spellings({ mailbox }: Seen): number {
  return mailbox ? distinct(mailbox.window.traces, 3, mailbox.key.other) : 0
}

const widestStep = 3

/** Length of the run of numbers that leads up to this one: leadtest1000, 1001, 1003. The run must also run in time. */
function chainOf({ stem }: Seen): number {
  if (!stem) return 0
  let current = stem.key.other
  let length = 0
  for (const trace of stem.window.traces.toReversed()) {
    const step = current - trace[3]
    if (step < 1 || step > widestStep || trace[2] === stem.key.person) continue
    length += 1
    current = trace[3]
  }
  return length
}

/** A burst of one text on several networks; a class or an office that was given one to send is no campaign. */
function textBurstOf(seen: Seen, kind: WindowKind, now: Now): number {
  return networksOf(seen, kind, now) < severalNetworks ? 0 : burstOf(seen, kind, { now, persons: 3 })
}

/** The strongest burst over the latest 3, 4 ... traces of a day, in steps of four bits; none without several persons and networks. */
function burstOf(seen: Seen, kind: WindowKind, limits: { readonly now: Now; readonly persons: number }): number {
  const one = seen[kind]
  if (!one) return 0
  const traces = within(one.window, limits.now.atMs, dayMs)
  if (distinct(traces, 2, one.key.person) < limits.persons) return 0
  let best = 0
  for (let recent = limits.persons; recent <= traces.length; recent += 1) {
    const oldest = traces[traces.length - recent]!
    const bits = burstBits({
      recent: recent + 1,
      events: limits.now.ordinal - oldest[1] + 1,
      total: one.window.total + 1,
      all: limits.now.ordinal + 1,
    })
    best = Math.max(best, bits)
  }
  return Math.min(32, Math.floor(best / bitsPerStep))
}

const commonShare = 0.01

/** A domain of a hundredth of the stream is a provider: what it brings changes with every advertisement. */
function isCommon({ domain }: Seen, now: Now): boolean {
  if (!domain) return false
  const { total, traces } = domain.window
  return Math.max(0, total - traces.length) > commonShare * Math.max(200, now.ordinal)
}

const phraseKinds = ['phrase1', 'phrase2', 'phrase3'] as const
const patches = 6
const mostToOneAddress = 2

/** A network on which nearly everybody has an address of their own: a rented block. Behind an office's or a carrier's many share one. */
function isPatchwork(seen: Seen, now: Now): boolean {
  const traces = seen.subnet ? within(seen.subnet.window, now.atMs, dayMs) : []
  const addresses = new Set(traces.map((trace) => trace[3])).size
  return addresses >= patches && traces.length <= addresses * mostToOneAddress
}

/** All counts of an event against its windows. */
export function countNeighbours(seen: Seen, now: Now): Counts {
  const hour = { now, ms: hourMs }
  const day = { now, ms: dayMs }
  const week = { now, ms: 7 * dayMs }
  return {
    ipHour: persons(seen, 'ip', hour),
    subnetDay: others(seen, 'subnet', day),
    devicePersons: persons(seen, 'device', week),
    deviceNetworks: others(seen, 'device', week),
    phoneDay: persons(seen, 'phone', day),
    phoneWeek: persons(seen, 'phone', week),
    blockDay: others(seen, 'block', day),
    spellings: spellings(seen),
    stemChain: chainOf(seen),
    rhythm: persons(seen, 'rhythm', week),
    stemBurst: burstOf(seen, 'stem', { now, persons: 3 }),
    domainBurst: isCommon(seen, now) ? 0 : burstOf(seen, 'domain', { now, persons: 3 }),
    freshBurst: burstOf(seen, 'fresh', { now, persons: 3 }),
    textBurst: burstOf(seen, 'text', { now, persons: 3 }),
    longTextBurst: textBurstOf(seen, 'longText', now),
    phraseBurst: Math.max(...phraseKinds.map((kind) => textBurstOf(seen, kind, now))),
    subnetBurst: isPatchwork(seen, now) ? burstOf(seen, 'subnet', { now, persons: patches }) : 0,
  }
}

/** Events after which a stream knows its usual domains. */
const settledEvents = 100

/** A domain whose every appearance is of this week, though the stream is older: what a throw-away ring lives on. */
export function isYoungDomain({ domain }: Seen, now: Now): boolean {
  if (!domain || now.ordinal < settledEvents) return false
  const { total, traces } = domain.window
  return total <= traces.length && (traces.length === 0 || traces[0]![1] >= settledEvents)
}

/** Networks among the latest traces of a key: colleagues of one office share one, a ring has many. */
export function networksOf(seen: Seen, kind: WindowKind, now: Now): number {
  const one = seen[kind]
  return one ? new Set(within(one.window, now.atMs, dayMs).map((trace) => trace[3])).size : 0
}
