import { type Condition, type Facts, holds, type Scalar } from '../decide/condition.ts'
import { tiers } from '../decide/tier.ts'
import { channels } from '../lead/lead.ts'
import { nonbuyerKinds } from '../read/reading.ts'
import { verdicts } from '../verify/finding.ts'
import type { Sequence } from './sequence.ts'

/** What is odd about for whom a sequence is: nobody can ever meet it, or an earlier one (`by`) takes everybody who does. */
export type EntryDoubt =
  | { readonly code: 'entry_never'; readonly by: null }
  | { readonly code: 'entry_taken'; readonly by: string }

type Leaf = Extract<Condition, { readonly fact: string }>
/** A leaf that must be true, or must be false. */
type Literal = { readonly leaf: Leaf; readonly want: boolean }
type Value = Facts[string]
type Domain = (fact: string) => readonly Value[] | null

/** Beyond so many ways to meet a condition nothing is said about it. */
const mostWays = 60
const listFacts = ['signals']
const scores = Array.from({ length: 101 }, (_, score) => score)

/** The two kinds of leads that sequences are for; facts with few values have no others, see `entryFacts`. */
const kinds: readonly Readonly<Record<string, readonly Value[]>>[] = [
  { tier: tiers, verdict: ['verified'], nonbuyer: [null, 'no', ...nonbuyerKinds], outcome: [null], lostReason: [null] },
  { tier: [null], verdict: [null, ...verdicts], nonbuyer: ['no'], outcome: ['lost'] },
]
const common: Readonly<Record<string, readonly Value[]>> = {
  hasEmail: [true],
  channel: channels.filter((channel) => channel !== 'import'),
  score: [null, ...scores],
  scoreRank: [null, ...scores],
}

/**
 * Doubts about an entry, given the sequences that are tried before it and are on. Says nothing where it is not sure. The condition is taken apart
 * into the ways to meet it (its disjunctive normal form; the three values of `holds` keep to it), each tried on the values that its facts can have.
 */
export function entryDoubts(
  entry: Condition,
  earlier: readonly Pick<Sequence, 'id' | 'entry'>[],
): readonly EntryDoubt[] {
  const ways = waysTo(entry, true)
  if (!ways) return []
  const met = kinds.flatMap((kind) => {
    const domain: Domain = (fact) => kind[fact] ?? common[fact] ?? null
    return ways.filter((way) => isPossible(way, domain)).map((way) => ({ way, domain }))
  })
  if (met.length === 0) return [{ code: 'entry_never', by: null }]
  return earlier.flatMap((one): EntryDoubt[] => {
    const theirs = waysTo(one.entry, true)
    const takesAll = theirs && met.every(({ way, domain }) => theirs.some((their) => implies(way, their, domain)))
    return takesAll ? [{ code: 'entry_taken', by: one.id }] : []
  })
}

/** Every way in which a condition becomes true (or false), null where there are too many. */
function waysTo(condition: Condition, want: boolean): readonly (readonly Literal[])[] | null {
  if ('fact' in condition) return [[{ leaf: condition, want }]]
  if (condition.kind === 'not') return waysTo(condition.of, !want)
  const isOneEnough = (condition.kind === 'any') === want
  let ways: readonly (readonly Literal[])[] = isOneEnough ? [] : [[]]
  for (const part of condition.of) {
    const more = waysTo(part, want)
    if (!more) return null
    ways = isOneEnough ? [...ways, ...more] : ways.flatMap((way) => more.map((other) => [...way, ...other]))
    if (ways.length > mostWays) return null
  }
  return ways
}

const isMet = ({ leaf, want }: Literal, value: Value): boolean => holds(leaf, { [leaf.fact]: value }) === want

function isPossible(way: readonly Literal[], domain: Domain): boolean {
  const facts = new Set(way.map(({ leaf }) => leaf.fact))
  return [...facts].every((fact) => {
    const asked = way.filter(({ leaf }) => leaf.fact === fact)
    return (
      listFacts.includes(fact) || valuesOf(fact, asked, domain).some((value) => asked.every((one) => isMet(one, value)))
    )
  })
}

/** Whether every lead that meets the one meets the other. */
function implies(way: readonly Literal[], other: readonly Literal[], domain: Domain): boolean {
  return other.every((needed) => {
    const { fact } = needed.leaf
    const asked = way.filter(({ leaf }) => leaf.fact === fact)
    if (listFacts.includes(fact)) return asked.some((one) => listImplies(one, needed))
    const values = valuesOf(fact, [...asked, needed], domain)
    return values.every((value) => isMet(needed, value) || !asked.every((one) => isMet(one, value)))
  })
}

/** Of a fact that holds many values at once: one of a few named is one of more, none of many is none of fewer. */
function listImplies(one: Literal, needed: Literal): boolean {
  const [mine, theirs] = [valuesNamed(one.leaf), valuesNamed(needed.leaf)]
  if (one.want !== needed.want || one.leaf.kind === 'contains' || needed.leaf.kind === 'contains') return false
  const [fewer, more] = needed.want ? [mine, theirs] : [theirs, mine]
  return fewer.length > 0 && fewer.every((value) => more.includes(value))
}

const valuesNamed = (leaf: Leaf): readonly Scalar[] => {
  if (leaf.kind === 'is') return [leaf.value]
  return leaf.kind === 'in' || leaf.kind === 'contains' ? leaf.values : []
}

/** The values a fact has, or for one that may have any, those that tell the conditions apart. */
function valuesOf(fact: string, asked: readonly Literal[], domain: Domain): readonly Value[] {
  const known = domain(fact)
  if (known) return known
  const named = asked.flatMap(({ leaf }) => valuesNamed(leaf))
  const bounds = asked
    .flatMap(({ leaf }) => (leaf.kind === 'between' ? [leaf.from, leaf.to] : []))
    .filter((one) => one !== undefined)
  const numbers = bounds.flatMap((bound) => [bound, bound - 0.5, bound + 0.5])
  const together = pairsOf(named.filter((one) => typeof one === 'string'))
  return [null, true, false, 0, '\u0001', ...named, ...numbers, ...together]
}

/** Words of two conditions can stand in one text. */
const pairsOf = (words: readonly string[]): readonly string[] =>
  words.length > 20 ? [] : words.flatMap((a) => words.flatMap((b) => (a === b ? [] : [`${a} ${b}`])))
