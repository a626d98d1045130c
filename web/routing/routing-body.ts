import type { Tier } from '../../src/http/contract/primitives.ts'
import type { Condition } from '../policy/policy-body.ts'

export const steps = ['closers', 'reps', 'juniors', 'everyone', 'shared', 'junior', 'fallback'] as const
export type Step = (typeof steps)[number]

export type Rule = {
  readonly id: string
  readonly when: Condition
  readonly users: readonly string[]
  readonly skills?: readonly string[]
  readonly steps: readonly Step[]
  readonly deadline?: unknown
}

/** The routing of a policy as this screen edits it; `data/policy/policy.schema.json` says the same. */
export type Routing = {
  readonly steps: Readonly<Record<Tier, readonly Step[]>>
  readonly rules: readonly Rule[]
  readonly ownerFirst: boolean
  readonly languages: 'require' | 'prefer' | 'ignore'
  readonly balance: 'open_leads' | 'share_of_capacity' | 'rotation'
  readonly closers: 'least_loaded' | 'best_first'
  readonly fairness: { readonly floor: number; readonly cap: number }
  readonly escalation?: { readonly remindAt: number; readonly handOverAfter: number }
}

export type Sampling = {
  readonly rate: number
  readonly tiers: readonly Tier[]
  readonly rejectedRate?: number
  readonly weekly?: number
}

/** What a rule of this screen asks about: numbers from a bound on, all else by its values. */
export const ruleFacts = [
  'score',
  'tier',
  'amount',
  'product',
  'country',
  'region',
  'city',
  'language',
  'messageLanguage',
  'source',
  'channel',
  'company',
  'emailDomain',
] as const
export type RuleFact = (typeof ruleFacts)[number]

/** An id for a new rule that no other has. */
export function ruleId(rules: readonly Rule[]): string {
  const numbers = Array.from({ length: rules.length + 1 }, (_, index) => `rule_${index + 1}`)
  return numbers.find((id) => rules.every((rule) => rule.id !== id)) ?? 'rule_1'
}
