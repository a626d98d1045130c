import type { NameToken } from './name-keys.ts'
import { isOneEdit, jaroWinkler } from './text-similarity.ts'

/** What two names say of each other, from the best downwards. The order is that of the model's weights. */
export const nameLevels = ['same', 'close', 'initial', 'single', 'half_near', 'half_surname', 'half', 'clash'] as const
export type NameLevel = (typeof nameLevels)[number]

/** A word that both names have. `isSlip`: spelled differently in one script, so it may be a slip or another name. */
export type SharedWord = { readonly left: NameToken; readonly right: NameToken; readonly isSlip: boolean }

export type NameComparison = { readonly level: NameLevel; readonly shared: readonly SharedWord[] }

const none = 0
const near = 1
const initial = 2
const close = 3
const exact = 4

const closeFrom = 0.9
const nearFrom = 0.8
const leastForEdit = 4

/** How alike two words are: exact, close (a slip, a nickname, the same consonants in another script), initial, near, none. */
function likeness(left: NameToken, right: NameToken): number {
  if (left.isInitial || right.isInitial) {
    if (left.isInitial && right.isInitial) return left.folded === right.folded ? initial : none
    return left.folded[0] === right.folded[0] || left.skeletons[0]![0] === right.skeletons[0]![0] ? initial : none
  }
  const crossesHebrew = (left.script === 'hebrew') !== (right.script === 'hebrew')
  if (!crossesHebrew) {
    const isHebrew = left.script === 'hebrew'
    const a = isHebrew ? left.word : left.folded
    const b = isHebrew ? right.word : right.folded
    if (a === b) return exact
    if (a.length >= leastForEdit && b.length >= leastForEdit && isOneEdit(a, b)) return close
    const similarity = jaroWinkler(a, b)
    if (similarity >= closeFrom && Math.min(a.length, b.length) >= leastForEdit) return close
    if (left.nicknames.some((group) => right.nicknames.includes(group))) return close
    return similarity >= nearFrom ? near : none
  }
  if (left.nicknames.some((group) => right.nicknames.includes(group))) return close
  for (const a of left.skeletons)
    for (const b of right.skeletons) {
      if (a === b) return close
      if (a.length >= leastForEdit && b.length >= leastForEdit && isOneEdit(a, b)) return near
    }
  return none
}

type Match = { readonly likeness: number; readonly left: NameToken; readonly right: NameToken }

/** Pairs the words greedily, the likest first; with two or three words this is the best pairing in practice. */
function pairWords(left: readonly NameToken[], right: readonly NameToken[]): Match[] {
  const all: Match[] = []
  for (const a of left)
    for (const b of right) {
      const like = likeness(a, b)
      if (like > none) all.push({ likeness: like, left: a, right: b })
    }
  all.sort((a, b) => b.likeness - a.likeness)
  const chosen: Match[] = []
  for (const match of all)
    if (!chosen.some((taken) => taken.left === match.left || taken.right === match.right)) chosen.push(match)
  return chosen
}

type Names = { readonly left: readonly NameToken[]; readonly right: readonly NameToken[] }

/** Endings of Slavic and Turkic surnames, in folded spelling. */
const surnameEnding = /(?:ov|ev|in|ova|eva|ina|ski|skai|ska|ko|uk|ets|uli|kizi|dze|shvili|ian)$/
const shortestSurname = 5

/** Whether the one word in common is the surname: a family shares it, while a person who married keeps the given name. */
function sharesSurname({ left, right }: Match, names: Names): boolean {
  if (left.part !== null && right.part !== null) return left.part === 'surname' && right.part === 'surname'
  if (left.nicknames.length > 0 || right.nicknames.length > 0) return false
  if (left.folded.length >= shortestSurname && left.script !== 'hebrew' && surnameEnding.test(left.folded)) return true
  return names.left.at(-1) === left && names.right.at(-1) === right
}

function levelOf(matches: readonly Match[], names: Names): NameLevel {
  const words = Math.min(names.left.length, names.right.length)
  const count = (...kinds: number[]) => matches.filter((match) => kinds.includes(match.likeness)).length
  const firm = count(exact, close)
  if (words === 1) return firm === 1 || count(initial) === 1 ? 'single' : count(near) === 1 ? 'half_near' : 'clash'
  if (firm >= 2) return count(exact) >= 2 && firm === count(exact) ? 'same' : 'close'
  if (firm === 1 && count(initial) >= 1) return 'initial'
  if (firm === 1 && count(near) >= 1) return 'half_near'
  if (firm === 1) return sharesSurname(matches.find((one) => one.likeness >= close)!, names) ? 'half_surname' : 'half'
  return count(near, initial) >= 2 ? 'half_near' : 'clash'
}

/** A name in letters that are not brought to one spelling (Arabic, Georgian, Chinese) says nothing beside one in another script. */
const areReadable = (left: readonly NameToken[], right: readonly NameToken[]): boolean =>
  left.some(({ script }) => script === 'other') === right.some(({ script }) => script === 'other')

/**
 * Compares two names word by word, in any order and script. Null where one is missing. Middle names and patronymics are
 * forgiven: two firm words of the shorter name are enough.
 */
export function compareNames(left: readonly NameToken[], right: readonly NameToken[]): NameComparison | null {
  if (left.length === 0 || right.length === 0 || !areReadable(left, right)) return null
  const matches = pairWords(left, right)
  const shared = matches
    .filter((match) => match.likeness >= close)
    .map(({ left: a, right: b, likeness: like }) => ({
      left: a,
      right: b,
      isSlip: like === close && (a.script === 'hebrew') === (b.script === 'hebrew'),
    }))
  return { level: levelOf(matches, { left, right }), shared }
}

/** True where nothing in the names speaks against one person. */
export function namesAgree(level: NameLevel): boolean {
  return level === 'same' || level === 'close' || level === 'initial' || level === 'single'
}
