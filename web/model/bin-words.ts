import type { ValueLabelView } from '../../src/http/contract/learning.ts'
import type { CodeFamily } from '../language/language-context.tsx'
import { featureWords } from '../lead/feature-words.ts'

type Code = (family: CodeFamily, code: string) => string
export type BinKind = 'unknown' | 'other' | 'any' | null

/** Classes found in cells that are values of a feature of ours. */
const featureOf: Readonly<Record<string, string>> = {
  weekday: 'weekday',
  'weekday, month first': 'weekday',
  'title class': 'title',
  'source class': 'source',
  'mail domain': 'mail',
  'phone type': 'phone',
}

/**
 * What a line of a training report is called, readable in every language. `kind` marks the values that only words can say.
 */
export function binWords(
  column: string,
  label: ValueLabelView,
  code: Code,
): { readonly kind: BinKind; readonly text: string } {
  switch (label.kind) {
    case 'unknown':
    case 'other':
    case 'any':
      return { kind: label.kind, text: '' }
    case 'word':
      return { kind: null, text: `«${label.text}»` }
    case 'item':
      return { kind: null, text: label.text }
    case 'level':
      return { kind: null, text: named(featureOf[label.derive] ?? column, label.text, code) }
    default:
      return { kind: null, text: rangeWords(column, label, code) }
  }
}

type Range = { readonly from: number | null; readonly to: number | null }
type NumberLabel = Extract<ValueLabelView, { kind: 'number' | 'whole' | 'below' | 'from' | 'between' }>

/** The numbers that a bin holds; null ends are open. */
function rangeOf(label: NumberLabel): Range {
  switch (label.kind) {
    case 'number':
      return { from: label.value, to: label.value }
    case 'below':
      return { from: null, to: label.to }
    case 'from':
      return { from: label.from, to: null }
    default:
      return label
  }
}

/** A span of numbers reads from left to right in every language: isolated, or Hebrew would turn `<` and its ends around. */
export const spanOf = (text: string): string => `\u2066${text}\u2069`

function rangeWords(column: string, label: NumberLabel, code: Code): string {
  const { from, to } = rangeOf(label)
  if (from !== null && from === to) return named(column, String(from), code)
  if (from === null) return spanOf(`${label.kind === 'whole' ? '≤' : '<'} ${to}`)
  if (to !== null) return spanOf(`${from}–${to}`)
  return column === 'intent' ? named(column, String(from), code) : spanOf(`≥ ${from}`)
}

function named(column: string, value: string, code: Code): string {
  if (value === 'yes' || value === 'no' || value === 'strong') return value
  return featureWords({ column, value }, code).value ?? value
}
