import type { IdentityRecord } from './record.ts'
import type { Mailbox } from './mailbox-compare.ts'
import type { NameToken } from './name-keys.ts'
import { isOneEdit, jaroWinkler } from './text-similarity.ts'

/** Years between a parent and a child at the least, with room for slips. */
const leastYearsApart = 14

const young = new Set(['jr', 'junior', 'мл', 'младший', 'младшая', 'кіші'])
const old = new Set(['sr', 'senior', 'ст', 'старший', 'старшая', 'үлкен'])

const generationOf = (name: readonly NameToken[]): 'young' | 'old' | null => {
  if (name.some(({ word }) => young.has(word))) return 'young'
  return name.some(({ word }) => old.has(word)) ? 'old' : null
}

/** Endings of patronymics in folded spelling: Slavic, Kazakh, Azerbaijani, Uzbek, Kyrgyz. */
const patronymic = /(?:ovich|evich|iovich|ich|ovna|evna|ichna|ivna|uli|ulu|kizi|ogli|oglu)$/
/** The same as words of their own, after the father's name. */
const sonOrDaughter = new Set(['ogli', 'oglu', 'uli', 'ulu', 'kizi'])

type Likeness = (left: NameToken, right: NameToken) => boolean

const stem = ({ folded }: NameToken): string => folded.replace(patronymic, '')
/** Surest first: the same word, a slip of it, an initial for it. */
const likenesses: readonly Likeness[] = [
  (left, right) => left.folded === right.folded || left.skeletons.some((bones) => right.skeletons.includes(bones)),
  (left, right) => {
    if (left.isInitial || right.isInitial) return false
    const bothPatronymic = patronymic.test(left.folded) && patronymic.test(right.folded)
    if (bothPatronymic) return isOneEdit(stem(left), stem(right)) || stem(left) === stem(right)
    return isOneEdit(left.folded, right.folded) || jaroWinkler(left.folded, right.folded) >= 0.9
  },
  (left, right) => left.nicknames.some((group) => right.nicknames.includes(group)),
  (left, right) => (left.isInitial || right.isInitial) && left.folded[0] === right.folded[0],
]

/** The words of two names that answer to none of the other. */
function unmatched(left: readonly NameToken[], right: readonly NameToken[]) {
  let [mine, theirs] = [left, right]
  for (const alike of likenesses)
    for (const token of mine) {
      const match = theirs.find((other) => alike(token, other))
      if (match === undefined) continue
      mine = mine.filter((one) => one !== token)
      theirs = theirs.filter((one) => one !== match)
    }
  return { mine, theirs }
}

function isFathersName(token: NameToken, name: readonly NameToken[]): boolean {
  const next = name[name.indexOf(token) + 1]
  return patronymic.test(token.folded) || (next !== undefined && sonOrDaughter.has(next.folded))
}

const isMiddle = (token: NameToken, name: readonly NameToken[]): boolean =>
  name.length === 3 && name[1] === token && token.script === 'latin'

/** Given name and surname alike, and each with a father's or middle name of its own: Иван Петрович and Иван Иванович. */
function middlesDiffer(left: readonly NameToken[], right: readonly NameToken[]): boolean {
  const { mine, theirs } = unmatched(left, right)
  const [one, other] = [mine[0], theirs[0]]
  if (one === undefined || other === undefined || mine.length > 1 || theirs.length > 1) return false
  const [isFathers, isOthersFathers] = [isFathersName(one, left), isFathersName(other, right)]
  if (one.isInitial || other.isInitial)
    return (one.isInitial && other.isInitial) || (one.isInitial ? isOthersFathers : isFathers)
  return (isFathers && isOthersFathers) || (isMiddle(one, left) && isMiddle(other, right))
}

/** The year that a date or the digits of a login begin with; not a number where it is none of a birth. */
const birthYear = (digits: string): number => Number(/^(?:19[3-9]\d|20[01]\d)/.exec(digits)?.[0])

/** Whether both begin with years of birth, a generation apart. */
const yearsApart = (left: string, right: string): boolean =>
  Math.abs(birthYear(left) - birthYear(right)) >= leastYearsApart

/** `sidorov1958` and `sidorov1984`: one login but for the year of birth. */
function loginsApart(left: Mailbox | null, right: Mailbox | null): boolean {
  if (left === null || right === null || left.letters !== right.letters) return false
  return left.digits.length === 4 && right.digits.length === 4 && yearsApart(left.digits, right.digits)
}

/** Born a generation apart; a slip in the year alone leaves day and month alike. */
function bornApart(left: string | null, right: string | null): boolean {
  if (left === null || right === null || !yearsApart(left, right)) return false
  return left.length < 8 || right.length < 8 || left.slice(4) !== right.slice(4)
}

/** What only names of three words and more may hold. */
function namesTellApart(left: readonly NameToken[], right: readonly NameToken[]): boolean {
  if (left.length < 3 || right.length < 3) return false
  const [mark, other] = [generationOf(left), generationOf(right)]
  return (mark !== null && other !== null && mark !== other) || middlesDiffer(left, right)
}

/**
 * Whether two records of one name are two people of a household: father and son with one name and one telephone. What they say of their
 * fathers, of elder and younger, or of their years tells them apart; dates only on one telephone, and not on one mailbox, which speaks
 * for a slip in the date instead.
 */
export function areGenerations(left: IdentityRecord, right: IdentityRecord): boolean {
  if (namesTellApart(left.name, right.name) || loginsApart(left.email, right.email)) return true
  if (left.phone === null || left.phone !== right.phone) return false
  const sharesMailbox = left.email !== null && left.email.email === right.email?.email
  return !sharesMailbox && bornApart(left.dateOfBirth, right.dateOfBirth)
}
