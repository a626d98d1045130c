import { expect, it } from 'vitest'
import { codeWords } from '../language/code-words.ts'
import { makeFormat } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'
import { driftWords } from './drift-words.ts'

const t: Translate = (key) => key
const words = {
  t,
  code: (_: string, name: string) => codeWords(name),
  format: makeFormat('en', { timeZone: 'UTC', currency: 'KZT' }, t),
}

it('says spans of numbers shortly, a score in points', () => {
  expect(driftWords('message_length', '57.25 … 87', words)).toBe('\u206657.25–87\u2069')
  expect(driftWords('score', '0.14024878918366854 … 0.28106221439452306', words)).toBe('\u206614.02–28.11\u2069')
  expect(driftWords('hour', '< 6', words)).toBe('\u2066< 6\u2069')
})

it('says what is missing, what is rare, and leaves a city as it came', () => {
  expect(driftWords('city', '∅', words)).toBe('model.value_unknown')
  expect(driftWords('city', '…', words)).toBe('model.value_other')
  expect(driftWords('city', 'Астана', words)).toBe('Астана')
})
