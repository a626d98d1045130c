/** Lists a company keeps: always let in, never let in, do not write to. */
export const listNames = ['allow', 'deny', 'suppress'] as const
export type ListName = (typeof listNames)[number]

/** By what an entry knows somebody. */
export const listMatches = ['email', 'domain', 'phone', 'ip'] as const
export type ListMatch = (typeof listMatches)[number]

/** One entry. Values are keys: a normalised email, an E.164 number, a lower-case domain, an IP address. */
export type ListEntry = {
  readonly list: ListName
  readonly match: ListMatch
  readonly value: string
  readonly reason: string | null
  /** ISO time after which the entry no longer counts; null is for ever. */
  readonly until: string | null
}

export type ListHit = Pick<ListEntry, 'list' | 'match' | 'reason'>

/** The keys by which a lead is looked for on the lists. */
export type ListKeys = Readonly<Record<ListEntry['match'], string | null>>

/** The entries that meet a lead at a moment (ISO). A domain entry meets its subdomains too. */
export function listHitsFor(keys: ListKeys, entries: readonly ListEntry[], now: string): readonly ListHit[] {
  const moment = Date.parse(now)
  return entries
    .filter(({ until }) => until === null || Date.parse(until) > moment)
    .filter(({ match, value }) => {
      const key = keys[match]
      return key !== null && (key === value || (match === 'domain' && key.endsWith(`.${value}`)))
    })
    .map(({ list, match, reason }) => ({ list, match, reason }))
}

/** Which of allow and deny prevails: the entry that names the person more closely; at equal closeness, deny. */
export function prevailingHit(hits: readonly ListHit[]): ListHit | null {
  const closeness = ({ match }: ListHit) => ({ email: 3, phone: 3, domain: 2, ip: 1 })[match]
  const order = (hit: ListHit) => closeness(hit) * 2 + (hit.list === 'deny' ? 1 : 0)
  return hits.filter(({ list }) => list !== 'suppress').toSorted((a, b) => order(b) - order(a))[0] ?? null
}
