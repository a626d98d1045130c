import type { CodeFamily } from '../language/language-context.tsx'
import { featureWords } from '../lead/feature-words.ts'

type Code = (family: CodeFamily, code: string) => string
export type BinKind = 'unknown' | 'other' | 'any' | null

const number = String.raw`-?[\d.]+(?:e[+-]?\d+)?`
const below = new RegExp(`^below (${number})$`)
const between = new RegExp(`^(${number}) to (${number})$`)
const above = new RegExp(`^(${number}) and more$`)
const word = /^with "(.+)"$/

/**
 * What a training report calls a value (`0.5 to 1.5`, `with "crm"`, `unknown`), readable in every language. Cuts between whole numbers name the
 * whole numbers: 0.5 to 1.5 is 1. `kind` marks the values that only words can say.
 */
export function binWords(column: string, value: string, code: Code): { readonly kind: BinKind; readonly text: string } {
  if (value === 'unknown' || value === 'other' || value === 'any') return { kind: value, text: '' }
  const spelled = word.exec(value)?.[1]
  if (spelled !== undefined) return { kind: null, text: `«${spelled}»` }
  const range = rangeOf(value)
  if (!range) return { kind: null, text: named(column, value, code) }
  const { from, to } = range
  if (from !== null && from === to) return { kind: null, text: named(column, String(from), code) }
  if (from === null) return { kind: null, text: to === 0 ? named(column, '0', code) : `≤ ${to}` }
  if (to !== null) return { kind: null, text: `${from}–${to}` }
  const text = column === 'intent' ? named(column, String(from), code) : `≥ ${from}`
  return { kind: null, text }
}

type Range = { readonly from: number | null; readonly to: number | null }

/** The numbers that a bin holds; null ends are open. */
function rangeOf(value: string): Range | null {
  const least = (text: string) => (isHalf(text) ? Math.ceil(Number(text)) : Number(text))
  const most = (text: string) => (isHalf(text) ? Math.floor(Number(text)) : Number(text))
  const [, under] = below.exec(value) ?? []
  if (under !== undefined) return { from: null, to: most(under) }
  const [, over] = above.exec(value) ?? []
  if (over !== undefined) return { from: least(over), to: null }
  const [, from, to] = between.exec(value) ?? []
  return from === undefined || to === undefined ? null : { from: least(from), to: most(to) }
}

const isHalf = (text: string): boolean => Math.abs(Number(text)) % 1 === 0.5

function named(column: string, value: string, code: Code): string {
  if (value === 'yes' || value === 'no' || value === 'strong') return value
  return featureWords({ column, value }, code).value ?? value
}
