import { codeWords } from '../language/code-words.ts'
import type { CodeFamily } from '../language/language-context.tsx'
import type { Translate } from '../language/messages.ts'
import type { Condition, Criterion } from '../policy/policy-body.ts'

type Words = { readonly t: Translate; readonly code: (family: CodeFamily, code: string) => string }

const shownValues = 8

/** A condition of the policy as a person says it. */
export function conditionWords(condition: Condition, words: Words): string {
  const { t } = words
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const joint = t(condition.kind === 'all' ? 'condition.and' : 'condition.or')
      const parts = condition.of.map((each) =>
        each.kind === 'all' || each.kind === 'any' ? `(${conditionWords(each, words)})` : conditionWords(each, words),
      )
      return parts.join(` ${joint} `)
    }
    case 'not':
      return t('condition.not', { condition: conditionWords(withoutKnown(condition.of), words) })
    case 'is':
      return t('condition.is', {
        fact: factWords(condition.fact, words.code),
        value: valueWords(condition.fact, condition.value, words),
      })
    case 'in':
    case 'contains': {
      const values = condition.values.slice(0, shownValues).map((value) => valueWords(condition.fact, value, words))
      const unsaid = condition.values.length - shownValues
      const rest = unsaid > 0 ? ` ${t('condition.more', { n: unsaid })}` : ''
      return t('condition.in', { fact: factWords(condition.fact, words.code), values: values.join(', ') + rest })
    }
    case 'between':
      return boundWords(condition, words)
    case 'known':
      return t('condition.known', { fact: factWords(condition.fact, words.code) })
  }
}

function boundWords({ fact, from, to }: Extract<Condition, { kind: 'between' }>, { t, code }: Words): string {
  const name = factWords(fact, code)
  if (from === undefined) return t('condition.at_most', { fact: name, to: to === undefined ? '…' : grouped(to) })
  if (to === undefined) return t('condition.at_least', { fact: name, from: grouped(from) })
  return t('condition.between', { fact: name, from: grouped(from), to: grouped(to) })
}

/** Thousands apart, as every language of ours reads them. */
const grouped = (bound: number): string => String(bound).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0')

/** Of "known and so" the "so": how a rule says that something is not so, or not known. */
export function withoutKnown(condition: Condition): Condition {
  const [known, leaf, ...more] = condition.kind === 'all' ? condition.of : []
  const isPair = known?.kind === 'known' && leaf && 'fact' in leaf && leaf.fact === known.fact && more.length === 0
  return isPair ? leaf : condition
}

/** The name of a fact that conditions ask about. */
export function factWords(fact: string, code: Words['code']): string {
  const [, kind, name] = /^(check|reason|custom)\.(.+)$/.exec(fact) ?? []
  if (name) return kind === 'custom' ? name : code('check', name)
  return code('icp', `fact.${fact}`).replace(/^fact: /, '')
}

/** The name of a criterion: of the shipped ones their own, else what it asks about. */
export function criterionLabel({ id, when }: Pick<Criterion, 'id' | 'when'>, code: Words['code']): string {
  const words = code('icp', id)
  return words === codeWords(id) && 'fact' in when ? factWords(when.fact, code) : words
}

/** Facts whose values are codes of a family; all other values stand as they are. */
const families: Readonly<Record<string, CodeFamily>> = {
  authority: 'authority',
  nonbuyer: 'nonbuyer',
  channel: 'channel',
  signals: 'signal',
  tier: 'tier',
  verdict: 'verdict',
  outcome: 'outcome',
  language: 'lang',
  messageLanguage: 'lang',
}
/** What these facts say where there is nothing of the kind. */
const notAtAll: Readonly<Record<string, string>> = { nonbuyer: 'no', textEvidence: 'none' }
const outcomes = ['pass', 'warn', 'fail', 'unknown'] as const

/** A value of a fact as a person says it. */
export function valueWords(fact: string, value: string | number | boolean, { t, code }: Words): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (notAtAll[fact] === value) return t('no')
  if (fact.startsWith('reason.')) return code('finding', String(value))
  const outcome = fact.startsWith('check.') ? outcomes.find((each) => each === value) : undefined
  if (outcome) return t(`finding_outcome.${outcome}`)
  // Sequences say "not_now" for what the screens call "wrong time".
  if (fact === 'lostReason') return code('outcome', `reason.${value === 'not_now' ? 'timing' : value}`)
  if (fact === 'intent') return code('feature', `intent.${value}`)
  if (fact === 'textEvidence') return code('feature', `text.evidence_${value}`)
  const family = families[fact]
  return family ? code(family, String(value)) : String(value)
}
