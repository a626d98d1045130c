import type { NamePlace } from './compare.ts'
import type { IdentityRecord } from './record.ts'
import { compareNames, nameLevels, namesAgree, type SharedWord } from './name-compare.ts'

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
      return names === null || namesAgree(names.level)
    })
    if (!known) faces.push(row)
  }
  return Math.max(1, faces.length)
}

/** Two-word names say where a word stands: surnames stand last in most files, whatever single rows do. */
const placesOf = ({ name }: IdentityRecord): Valued[] =>
  name.length === 2 && name[0]!.part === null
    ? [
        ['opens', name[0]!.folded],
        ['closes', name[1]!.folded],
      ]
    : []

const seenEnough = 3

/** Whether a word is a surname or a given name: by the nicknames, else by where it stands in the names of this file. */
export function placeOfWord({ values }: Frequencies, { left, right }: SharedWord): NamePlace {
  if (left.nicknames.length > 0 || right.nicknames.length > 0) return 'given'
  const count = (place: string) =>
    (values.get(`${place}:${left.folded}`) ?? 0) + (values.get(`${place}:${right.folded}`) ?? 0)
  const [opens, closes] = [count('opens'), count('closes')]
  if (opens + closes < 2 * seenEnough) return 'unknown'
  if (closes > 2 * opens) return 'surname'
  return opens > 2 * closes ? 'given' : 'unknown'
}

const crowdFrom = 3

/** Whether three people or more use the email or the phone that two rows share: there a given name in common is chance. */
export function isCrowd({ persons }: Frequencies, record: IdentityRecord, levels: Int8Array): boolean {
  const behindEmail = levels[1] === 0 ? (persons.get(`email:${record.email!.email}`) ?? 1) : 1
  const behindPhone = levels[2] === 0 ? (persons.get(`phone:${record.phone}`) ?? 1) : 1
  return Math.max(behindEmail, behindPhone) >= crowdFrom
}

/** Counts the values of a file once. */
export function countFrequencies(records: readonly IdentityRecord[]): Frequencies {
  const values = new Map<string, number>()
  const totals = new Map<string, number>()
  const byId = new Map<string, number[]>()
  records.forEach((record, index) => {
    for (const [kind, value] of [...valuesOf(record), ...placesOf(record)]) {
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
  // A rare word in common does not outweigh another that is at odds.
  if (levels[0] === nameLevels.indexOf('half') || levels[0] === nameLevels.indexOf('half_surname'))
    bits = Math.min(0, bits)
  if (levels[1] === 0) bits -= Math.log2(frequencies.persons.get(`email:${record.email!.email}`) ?? 1)
  if (levels[1] === 1) bits -= Math.log2(frequencies.persons.get(`mailbox:${record.email!.login}`) ?? 1)
  if (levels[2] === 0) bits -= Math.log2(frequencies.persons.get(`phone:${record.phone}`) ?? 1)
  for (const [index, kind, field] of valueKinds)
    if (levels[index] === 0) bits += rarityBits(frequencies, kind, record[field]!)
  return bits
}
