import type { CodeFamily } from '../language/language-context.tsx'
import type { Translate } from '../language/messages.ts'
import type { Condition } from './policy-body.ts'

type Words = { readonly t: Translate; readonly code: (family: CodeFamily, code: string) => string }

const shownValues = 8

/** A condition of the policy as a person says it. */
export function conditionWords(condition: Condition, words: Words): string {
  const { t } = words
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const joint = t(condition.kind === 'all' ? 'condition.and' : 'condition.or')
      return condition.of.map((each) => conditionWords(each, words)).join(` ${joint} `)
    }
    case 'not':
      return t('condition.not', { condition: conditionWords(condition.of, words) })
    case 'is':
      return t('condition.is', { fact: factWords(condition.fact, words), value: valueWords(condition.value, t) })
    case 'in':
    case 'contains': {
      const values = condition.values.slice(0, shownValues).map((value) => valueWords(value, t))
      const rest = condition.values.length > shownValues ? ' …' : ''
      return t('condition.in', { fact: factWords(condition.fact, words), values: values.join(', ') + rest })
    }
    case 'between':
      return t('condition.between', {
        fact: factWords(condition.fact, words),
        from: condition.from ?? '…',
        to: condition.to ?? '…',
      })
    case 'known':
      return t('condition.known', { fact: factWords(condition.fact, words) })
  }
}

const factWords = (fact: string, { code }: Words): string =>
  fact.startsWith('check.')
    ? code('check', fact.slice('check.'.length))
    : code('icp', `fact.${fact}`).replace(/^fact: /, '')

const valueWords = (value: string | number | boolean, t: Translate): string =>
  typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value)
