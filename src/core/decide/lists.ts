/** Lists a company keeps: always let in, never let in, do not write to. */
export const listNames = ['allow', 'deny', 'suppression'] as const
export type ListName = (typeof listNames)[number]

/** One entry. Values are keys: a normalised email, an E.164 number, a lower-case domain, an IP address. */
export type ListEntry = {
  readonly list: ListName
  readonly on: 'email' | 'phone' | 'domain' | 'ip'
  readonly value: string
  readonly reason: string | null
  /** ISO time after which the entry no longer counts; null is for ever. */
  readonly until: string | null
}

export type ListHit = Pick<ListEntry, 'list' | 'on' | 'reason'>

/** The keys by which a lead is looked for on the lists. */
export type ListKeys = Readonly<Record<ListEntry['on'], string | null>>

/** The entries that meet a lead at a moment (ISO). A domain entry meets its subdomains too. */
export function listHitsFor(keys: ListKeys, entries: readonly ListEntry[], now: string): readonly ListHit[] {
  const moment = Date.parse(now)
  return entries
    .filter(({ until }) => until === null || Date.parse(until) > moment)
    .filter(({ on, value }) => {
      const key = keys[on]
      return key !== null && (key === value || (on === 'domain' && key.endsWith(`.${value}`)))
    })
    .map(({ list, on, reason }) => ({ list, on, reason }))
}

/** Which of allow and deny prevails: the entry that names the person more closely; at equal closeness, deny. */
export function prevailingHit(hits: readonly ListHit[]): ListHit | null {
  const closeness = ({ on }: ListHit) => ({ email: 3, phone: 3, domain: 2, ip: 1 })[on]
  const order = (hit: ListHit) => closeness(hit) * 2 + (hit.list === 'deny' ? 1 : 0)
  return hits.filter(({ list }) => list !== 'suppression').toSorted((a, b) => order(b) - order(a))[0] ?? null
}
