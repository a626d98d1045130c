import type { JsonSchema } from './json-schema.ts'

/** What may stand in a condition as a value. */
export type Scalar = string | number | boolean

/** A fact of a lead by name; null is "not known", a list is "all of these". */
export type Facts = Readonly<Record<string, Scalar | readonly string[] | null>>

/** A condition over the facts of a lead, as policies and routing rules write it. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'is'; readonly fact: string; readonly value: Scalar }
  | { readonly kind: 'in' | 'contains'; readonly fact: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'between'; readonly fact: string; readonly from?: number; readonly to?: number }
  | { readonly kind: 'known'; readonly fact: string }

const fact: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 }
const scalar: JsonSchema = { type: ['string', 'number', 'boolean'] }
const values: JsonSchema = { type: 'array', items: scalar, minItems: 1, maxItems: 1000 }

function branch(
  kind: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema {
  return {
    type: 'object',
    properties: { kind: { const: kind }, ...properties },
    required: ['kind', ...required],
    additionalProperties: false,
  }
}

const nested: JsonSchema = { $ref: '#/$defs/condition' }
const list: JsonSchema = { type: 'array', items: nested, minItems: 1, maxItems: 100 }

/** The JSON schema of a condition, to stand under `#/$defs/condition`. */
export const conditionSchema: JsonSchema = {
  oneOf: [
    branch('all', { of: list }, ['of']),
    branch('any', { of: list }, ['of']),
    branch('not', { of: nested }, ['of']),
    branch('is', { fact, value: scalar }, ['fact', 'value']),
    branch('in', { fact, values }, ['fact', 'values']),
    branch('contains', { fact, values }, ['fact', 'values']),
    branch('between', { fact, from: { type: 'number' }, to: { type: 'number' } }, ['fact']),
    branch('known', { fact }, ['fact']),
  ],
}

/**
 * Whether a condition holds: true, false, or null where a fact it needs is not known.
 * Kleene's strong three-valued logic (Kleene 1952, § 64): one false settles `all`, one true settles `any`.
 */
export function holds(condition: Condition, facts: Facts): boolean | null {
  switch (condition.kind) {
    case 'all':
      return every(condition.of.map((one) => holds(one, facts)))
    case 'any':
      return negate(every(condition.of.map((one) => negate(holds(one, facts)))))
    case 'not':
      return negate(holds(condition.of, facts))
    case 'known':
      return factOf(facts, condition.fact) !== null
    default:
      return holdsFor(condition, factOf(facts, condition.fact))
  }
}

/** Every fact that a condition names. */
export function factsNamed(condition: Condition): readonly string[] {
  if ('fact' in condition) return [condition.fact]
  return condition.kind === 'not' ? factsNamed(condition.of) : condition.of.flatMap(factsNamed)
}

type Leaf = Extract<Condition, { readonly kind: 'is' | 'in' | 'contains' | 'between' }>

function holdsFor(leaf: Leaf, value: Facts[string]): boolean | null {
  if (value === null) return null
  const known = (Array.isArray(value) ? value : [value]) as readonly Scalar[]
  if (leaf.kind === 'between') {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = leaf
    return known.some((one) => typeof one === 'number' && one >= from && one <= to)
  }
  const wanted = (leaf.kind === 'is' ? [leaf.value] : leaf.values).map(fold)
  if (leaf.kind === 'contains') return known.some((one) => wanted.some((words) => startsInside(fold(one), words)))
  return known.some((one) => wanted.includes(fold(one)))
}

const factOf = (facts: Facts, name: string): Facts[string] => (Object.hasOwn(facts, name) ? facts[name]! : null)
const negate = (value: boolean | null): boolean | null => (value === null ? null : !value)
const every = (all: readonly (boolean | null)[]): boolean | null => {
  if (all.includes(false)) return false
  return all.includes(null) ? null : true
}

/** Text without case and outer blanks, so that "Almaty " is "almaty"; other values as text. */
const fold = (value: Scalar): string => String(value).normalize('NFKC').trim().toLowerCase()

/** Whether the words stand in the text at the beginning of a word: "директор" in "коммерческий директор", "owner" not in "landowner". */
function startsInside(text: string, words: Scalar): boolean {
  const sought = String(words)
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
  return false
}
