import type { IdentityRecord } from './identity-record.ts'
import { compareNames, namesAgree, type SharedWord } from './name-compare.ts'

/** How common the values of a file are: a shared rare value says more than a shared common one (Winkler 2000). */
export type Frequencies = {
  readonly rows: number
  /** Persons (not rows) behind an email, a mailbox name, a phone. */
  readonly persons: ReadonlyMap<string, number>
  readonly values: ReadonlyMap<string, number>
  /** Chance that two random rows share the value, by kind: the sum of squared shares. */
  readonly coincidence: ReadonlyMap<string, number>
}

type Valued = readonly [kind: string, value: string | null]

const valuesOf = (record: IdentityRecord): Valued[] => [
  ...record.name.filter((token) => !token.isInitial).map((token): Valued => ['word', token.folded]),
  ['full', record.name.length > 1 ? record.skeletonKey : null],
  ['company', record.company],
  ['city', record.city],
  ['postcode', record.postcode],
  ['state', record.state],
  ['date', record.dateOfBirth],
  ['address', record.address],
]

const idsOf = (record: IdentityRecord): Valued[] => [
  ['email', record.email?.email ?? null],
  ['mailbox', record.email?.login ?? null],
  ['phone', record.phone],
]

const comparedAtMost = 40

/** Persons among rows that share an id: rows whose names agree are one. A shared office number has many, a family's two. */
function countPersons(rows: readonly IdentityRecord[]): number {
  if (rows.length === 1) return 1
  if (rows.length > comparedAtMost) return new Set(rows.map((row) => row.skeletonKey)).size
  const faces: IdentityRecord[] = []
  for (const row of rows) {
    const known = faces.some((face) => {
      const names = compareNames(face.name, row.name)
      return names === null || namesAgree(names.level) || names.level === 'half_near'
    })
    if (!known) faces.push(row)
  }
  return Math.max(1, faces.length)
}

/** Counts the values of a file once. */
export function countFrequencies(records: readonly IdentityRecord[]): Frequencies {
  const values = new Map<string, number>()
  const totals = new Map<string, number>()
  const byId = new Map<string, number[]>()
  records.forEach((record, index) => {
    for (const [kind, value] of valuesOf(record)) {
      if (value === null) continue
      const key = `${kind}:${value}`
      values.set(key, (values.get(key) ?? 0) + 1)
      totals.set(kind, (totals.get(kind) ?? 0) + 1)
    }
    for (const [kind, value] of idsOf(record)) {
      if (value === null) continue
      const key = `${kind}:${value}`
      const known = byId.get(key)
      if (known === undefined) byId.set(key, [index])
      else known.push(index)
    }
  })
  const persons = new Map<string, number>()
  for (const [key, rows] of byId)
    if (rows.length > 1) persons.set(key, countPersons(rows.map((index) => records[index]!)))
  const coincidence = new Map<string, number>()
  for (const [key, count] of values) {
    const kind = key.slice(0, key.indexOf(':'))
    const total = totals.get(kind)!
    coincidence.set(kind, (coincidence.get(kind) ?? 0) + (count / total) ** 2)
  }
  return { rows: records.length, persons, values, coincidence }
}

const mostBits = 5
const seenBefore = 3

/** Bits for sharing this very value rather than an average one; bounded, since a rare value may be a slip. */
function rarityBits(frequencies: Frequencies, kind: string, value: string): number {
  const share = ((frequencies.values.get(`${kind}:${value}`) ?? 1) + seenBefore) / (frequencies.rows + 100)
  const average = ((frequencies.coincidence.get(kind) ?? 0) * frequencies.rows + seenBefore) / (frequencies.rows + 100)
  return Math.max(-mostBits, Math.min(mostBits, Math.log2(average / share)))
}

/** A slip makes a word that is seen once; where both spellings are common they are two names (Ержан, Ерлан). */
function wordBits(frequencies: Frequencies, { left, right, isSlip }: SharedWord): number {
  const rarity = rarityBits(frequencies, 'word', left.folded)
  if (!isSlip) return rarity
  const count = (word: string) => frequencies.values.get(`word:${word}`) ?? 1
  const rarer = Math.min(count(left.folded), count(right.folded))
  return Math.min(rarity, rarityBits(frequencies, 'word', right.folded)) - Math.min(mostBits, Math.log2(rarer))
}

const valueKinds = [
  [3, 'company', 'company'],
  [4, 'address', 'address'],
  [5, 'city', 'city'],
  [6, 'postcode', 'postcode'],
  [7, 'state', 'state'],
  [8, 'date', 'dateOfBirth'],
] as const

/** Adjustment in bits of a comparison for the frequency of what the rows share. `levels` in the order of `comparisonNames`. */
export function frequencyBits(
  frequencies: Frequencies,
  record: IdentityRecord,
  comparison: { readonly levels: Int8Array; readonly shared: readonly SharedWord[] },
): number {
  let bits = 0
  for (const word of comparison.shared) bits += wordBits(frequencies, word)
  if (comparison.shared.length > 1) bits = Math.min(bits, rarityBits(frequencies, 'full', record.skeletonKey))
  const { levels } = comparison
  if (levels[1] === 0) bits -= Math.log2(frequencies.persons.get(`email:${record.email!.email}`) ?? 1)
  if (levels[1] === 1) bits -= Math.log2(frequencies.persons.get(`mailbox:${record.email!.login}`) ?? 1)
  if (levels[2] === 0) bits -= Math.log2(frequencies.persons.get(`phone:${record.phone}`) ?? 1)
  for (const [index, kind, field] of valueKinds)
    if (levels[index] === 0) bits += rarityBits(frequencies, kind, record[field]!)
  return bits
}
