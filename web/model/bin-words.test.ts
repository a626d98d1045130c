import { expect, it } from 'vitest'
import type { ValueLabelView } from '../../src/http/contract/learning.ts'
import { codeWords } from '../language/code-words.ts'
import { binWords } from './bin-words.ts'

const words: Readonly<Record<string, string>> = {
  'feature.intent.1': 'vague',
  'feature.intent.3': 'ready to act',
  'feature.weekday.fri': 'Friday',
  'feature.given': 'given, in words',
}
const code = (family: string, name: string): string => words[`${family}.${name}`] ?? codeWords(name)
const text = (column: string, label: ValueLabelView) => binWords(column, label, code).text

it('says numbers by signs that need no words', () => {
  expect(text('visits', { kind: 'number', value: 1 })).toBe('1')
  expect(text('visits', { kind: 'whole', from: 2, to: 4 })).toBe('\u20662–4\u2069')
  expect(text('visits', { kind: 'whole', from: 5, to: null })).toBe('\u2066≥ 5\u2069')
  expect(text('visits', { kind: 'whole', from: null, to: 2 })).toBe('\u2066≤ 2\u2069')
  expect(text('form_filled', { kind: 'between', from: 0.25, to: 0.75 })).toBe('\u20660.25–0.75\u2069')
  expect(text('form_filled', { kind: 'below', to: 0.25 })).toBe('\u2066< 0.25\u2069')
  expect(text('amount', { kind: 'from', from: 1200 })).toBe('\u2066≥ 1200\u2069')
})

it('takes a level for what it is, even where it looks like a range or a word of ours', () => {
  expect(text('custom.size', { kind: 'level', text: 'below 5', derive: 'category' })).toBe('below 5')
  expect(binWords('custom.size', { kind: 'level', text: 'unknown', derive: 'category' }, code)).toEqual({
    kind: null,
    text: 'unknown',
  })
})

it('says classes in words, and leaves to words what has no text', () => {
  expect(text('intent', { kind: 'number', value: 1 })).toBe('vague')
  expect(text('intent', { kind: 'whole', from: 3, to: null })).toBe('ready to act')
  expect(text('message', { kind: 'word', text: 'crm' })).toBe('«crm»')
  expect(binWords('phone', { kind: 'unknown' }, code)).toEqual({ kind: 'unknown', text: '' })
  expect(text('source_name', { kind: 'level', text: 'olx', derive: 'category' })).toBe('olx')
  expect(text('custom.site', { kind: 'level', text: 'given', derive: 'given or not' })).toBe('given, in words')
  expect(text('custom.came', { kind: 'level', text: 'fri', derive: 'weekday' })).toBe('Friday')
})
