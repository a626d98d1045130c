import { compareMailboxes, emailLevels } from './mailbox-compare.ts'
import { areGenerations } from './generations.ts'
import { compareNames, type NameComparison, namesAgree, nameLevels, type SharedWord } from './name-compare.ts'
import type { IdentityRecord } from './record.ts'
import { dice, isOneEdit, jaroWinkler } from './text-similarity.ts'

/** The comparisons of two rows, each with its levels from agreement down to contradiction. */
export const comparisonLevels = {
  name: nameLevels,
  email: emailLevels,
  phone: ['same', 'near', 'different'],
  company: ['same', 'close', 'different'],
  address: ['same', 'close', 'near', 'different'],
  city: ['same', 'close', 'different'],
  postcode: ['same', 'near', 'different'],
  state: ['same', 'different'],
  date_of_birth: ['same', 'near', 'part', 'different'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ComparisonName = keyof typeof comparisonLevels
export const comparisonNames = Object.keys(comparisonLevels) as readonly ComparisonName[]

/** Level by comparison, in the order of `comparisonNames`; -1 where a side is missing. `shared` are the name words in common. */
export type Comparison = { readonly levels: Int8Array; readonly shared: readonly SharedWord[] }

const missing = -1

function emailLevel(left: IdentityRecord, right: IdentityRecord): number {
  if (left.email === null || right.email === null) return missing
  return emailLevels.indexOf(compareMailboxes(left.email, right.email))
}

function phoneLevel(left: string | null, right: string | null): number {
  if (left === null || right === null) return missing
  if (left === right) return 0
  return isOneEdit(left, right) ? 1 : 2
}

function closeness(left: string | null, right: string | null, closeFrom: number): number {
  if (left === null || right === null) return missing
  if (left === right) return 0
  return jaroWinkler(left, right) >= closeFrom || isOneEdit(left, right) ? 1 : 2
}

function addressLevel(left: IdentityRecord, right: IdentityRecord): number {
  if (left.addressPairs === null || right.addressPairs === null) return missing
  const alike = dice(left.addressPairs, right.addressPairs)
  if (alike >= 0.9) return 0
  if (alike >= 0.7) return 1
  return alike >= 0.45 ? 2 : 3
}

function dateLevel(left: string | null, right: string | null): number {
  if (left === null || right === null) return missing
  if (left === right) return 0
  if (left.length !== 8 || right.length !== 8) return isOneEdit(left, right) ? 1 : 3
  const isTurned = left.slice(0, 4) === right.slice(0, 4) && left.slice(4) === right.slice(6) + right.slice(4, 6)
  if (isTurned || isOneEdit(left, right)) return 1
  const parts = [
    left.slice(0, 4) === right.slice(0, 4),
    left.slice(4, 6) === right.slice(4, 6),
    left.slice(6) === right.slice(6),
  ]
  return parts.filter(Boolean).length >= 2 ? 2 : 3
}

/** What a word of a name is, as far as a file tells. */
export type NamePlace = 'surname' | 'given' | 'unknown'

/**
 * One phone or mailbox and one word of the name in common, the other words at odds: a family, unless the word is a given name (a
 * person who married). That its members share the surname is no evidence for one person, so the name counts as a clash; unless
 * the dates of birth agree.
 */
export function asHousehold(comparison: Comparison, placeOf: (word: SharedWord) => NamePlace): Comparison {
  const [name, email, phone] = comparison.levels
  const birth = comparison.levels[birthIndex]!
  const isHalf = name === halfSurname || name === half
  if (!isHalf || (email !== 0 && phone !== 0) || birth === 0 || birth === 1) return comparison
  const otherDiffers =
    email === emailLevels.indexOf('different') || phone === comparisonLevels.phone.indexOf('different')
  const word = comparison.shared[0]
  const place = name === halfSurname || word === undefined ? 'surname' : placeOf(word)
  if (place === 'given' || (place === 'unknown' && !otherDiffers)) return comparison
  const levels = comparison.levels.slice()
  levels[0] = nameLevels.indexOf('clash')
  return { levels, shared: [] }
}

const halfSurname = nameLevels.indexOf('half_surname')
const half = nameLevels.indexOf('half')
const birthIndex = comparisonNames.indexOf('date_of_birth')

/**
 * Two names at odds on one mailbox or phone: an office. That both name the same company is then no evidence of its own, since the
 * mailbox or the number belongs to the company.
 */
export function asOffice(comparison: Comparison): Comparison {
  const [name, email, phone] = comparison.levels
  if (name !== clash || (email !== 0 && phone !== 0) || comparison.levels[companyIndex]! > 1) return comparison
  const levels = comparison.levels.slice()
  levels[companyIndex] = missing
  return { levels, shared: comparison.shared }
}

const clash = nameLevels.indexOf('clash')
const companyIndex = comparisonNames.indexOf('company')

const twoPeople: NameComparison = { level: 'clash', shared: [] }

/** Compares two rows field by field: the gamma vector of Fellegi and Sunter (1969, section 2). */
export function compareRecords(left: IdentityRecord, right: IdentityRecord): Comparison {
  const isSame = left.sameName !== null && right.sameName !== null && left.nameKey === right.nameKey
  const compared = isSame ? left.sameName : compareNames(left.name, right.name)
  const names = compared && namesAgree(compared.level) && areGenerations(left, right) ? twoPeople : compared
  const levels = Int8Array.of(
    names === null ? missing : nameLevels.indexOf(names.level),
    emailLevel(left, right),
    phoneLevel(left.phone, right.phone),
    closeness(left.company, right.company, 0.9),
    addressLevel(left, right),
    closeness(left.city, right.city, 0.88),
    closeness(left.postcode, right.postcode, 2),
    left.state === null || right.state === null ? missing : left.state === right.state ? 0 : 1,
    dateLevel(left.dateOfBirth, right.dateOfBirth),
  )
  return { levels, shared: names?.shared ?? [] }
}
