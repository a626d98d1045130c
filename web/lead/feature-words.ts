import type { CodeFamily } from '../language/language-context.tsx'
import { codeWords } from '../language/code-words.ts'
import type { Contribution } from './reasons.ts'

type Code = (family: CodeFamily, code: string) => string

const plain = new Set(['yes', 'true', 'strong'])

/** A contribution in words: the feature, and its value where it adds something to the name. */
export function featureWords({ column, value }: Pick<Contribution, 'column' | 'value'>, code: Code) {
  const label = column.startsWith('custom.') ? column.slice('custom.'.length) : code('feature', column)
  if (value === null || value === '' || plain.has(value)) return { label, value: null }
  if (value === 'weak' || value === 'no') return { label, value: code('feature', value) }
  if (column === 'form_filled') return { label, value: `${Math.round(Number(value) * 100)} %` }
  return { label, value: valueWords(column, value, code) }
}

/** A value that is a class of ours is translated, anything else shown as it came. */
function valueWords(column: string, value: string, code: Code): string {
  const key = `${column}.${value.replaceAll(' ', '_')}`
  const words = code('feature', key)
  if (words !== codeWords(key)) return words
  if (value === 'given') return code('feature', value)
  return column === 'channel' ? code('channel', value) : value
}
