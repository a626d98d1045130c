import { withoutKnown } from './condition-words.ts'
import type { Condition } from '../policy/policy-body.ts'

/** What a condition asks, as its form shows it: several things, all or any of which must hold. */
export type Asked = { readonly join: 'all' | 'any'; readonly leaves: readonly Leaf[] }
export type Leaf = {
  readonly kind: 'in' | 'contains' | 'between'
  readonly fact: string
  /** Whether it must not hold. */
  readonly not: boolean
  readonly values: readonly string[]
  readonly from: number | null
  readonly to: number | null
}

/** Facts that are codes or names as they stand; of all others it is enough that a word begins so. */
const exactFacts = [
  'tier',
  'country',
  'language',
  'messageLanguage',
  'channel',
  'emailDomain',
  'source',
  'signals',
  'nonbuyer',
  'lostReason',
]

const bare = { not: false, values: [], from: null, to: null } as const

export const blankLeaf = (fact: string): Leaf => ({
  ...bare,
  kind: fact === 'score' || fact === 'amount' ? 'between' : exactFacts.includes(fact) ? 'in' : 'contains',
  fact,
})

/** What a condition asks, or null for one that is nested deeper than a form shows. */
export function askedOf(when: Condition): Asked | null {
  const isGroup = when.kind === 'all' || when.kind === 'any'
  const leaves = (isGroup ? when.of : [when]).map(leafOf)
  if (leaves.includes(null)) return null
  return { join: when.kind === 'any' ? 'any' : 'all', leaves: leaves.filter((leaf) => leaf !== null) }
}

function leafOf(condition: Condition): Leaf | null {
  if (condition.kind === 'not') {
    const leaf = leafOf(withoutKnown(condition.of))
    return leaf && !leaf.not ? { ...leaf, not: true } : null
  }
  if (condition.kind === 'between') {
    const { kind, fact, from = null, to = null } = condition
    return { ...bare, kind, fact, from, to }
  }
  if (condition.kind === 'is' && typeof condition.value === 'string')
    return { ...bare, kind: 'in', fact: condition.fact, values: [condition.value] }
  if (condition.kind !== 'in' && condition.kind !== 'contains') return null
  const { kind, fact, values } = condition
  return values.every((value) => typeof value === 'string') ? { ...bare, kind, fact, values: values.map(String) } : null
}

/** The condition that says what the form shows. "Is not" holds where nothing is known too: who names no company is none of the named ones. */
export function conditionOf({ join, leaves }: Asked): Condition {
  const of = leaves.map(({ kind, fact, not, values, from, to }): Condition => {
    const plain: Condition =
      kind === 'between'
        ? { kind, fact, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
        : { kind, fact, values: [...values] }
    return not ? { kind: 'not', of: { kind: 'all', of: [{ kind: 'known', fact }, plain] } } : plain
  })
  return of.length === 1 ? of[0]! : { kind: join, of }
}

/** Whether each of its parts names a value or a bound. */
export function asksSomething(when: Condition): boolean {
  const asked = askedOf(when)
  return asked?.leaves.every(({ values, from, to }) => values.length > 0 || from !== null || to !== null) ?? true
}
