import type { CodeFamily } from '../language/language-context.tsx'
import type { Format } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'
import { spanOf } from './bin-words.ts'
import { featureWords } from '../lead/feature-words.ts'

type Words = {
  readonly t: Translate
  readonly code: (family: CodeFamily, code: string) => string
  readonly format: Format
}

const below = /^< (\S+)$/
const above = /^≥ (\S+)$/
const between = /^(\S+) … (\S+)$/
const plain = ['yes', 'no', 'strong'] as const

/** A value of the drift report in words: what is missing, rest, a span of numbers (a score counts in points), a class of ours, or as it came. */
export function driftWords(feature: string, value: string, { t, code, format }: Words): string {
  if (value === '∅') return t('model.value_unknown')
  if (value === '…') return t('model.value_other')
  const said = plain.find((each) => each === value)
  if (said) return t(`model.value_${said}`)
  const number = (text: string) => format.number(Number(text) * (feature === 'score' ? 100 : 1), 2)
  const [, under] = below.exec(value) ?? []
  if (under !== undefined) return spanOf(`< ${number(under)}`)
  const [, over] = above.exec(value) ?? []
  if (over !== undefined) return spanOf(`≥ ${number(over)}`)
  const [, from, to] = between.exec(value) ?? []
  if (from !== undefined && to !== undefined) return spanOf(`${number(from)}–${number(to)}`)
  return feature === 'language' ? code('lang', value) : (featureWords({ column: feature, value }, code).value ?? value)
}
