import { expect, it } from 'vitest'
import { codeWords } from '../language/code-words.ts'
import { binWords } from './bin-words.ts'

const words: Readonly<Record<string, string>> = { 'feature.intent.1': 'vague', 'feature.intent.3': 'ready to act' }
const code = (family: string, name: string): string => words[`${family}.${name}`] ?? codeWords(name)
const text = (column: string, value: string) => binWords(column, value, code).text

it('names the whole numbers that lie between half ones', () => {
  expect(text('visits', '0.5 to 1.5')).toBe('1')
  expect(text('visits', '1.5 to 4.5')).toBe('2–4')
  expect(text('visits', '4.5 and more')).toBe('≥ 5')
  expect(text('visits', 'below 2.5')).toBe('≤ 2')
  expect(text('visits', 'below 0.5')).toBe('0')
})

it('keeps other numbers as they are', () => {
  expect(text('form_filled', '0.25 to 0.75')).toBe('0.25–0.75')
  expect(text('amount', '1200 and more')).toBe('≥ 1200')
})

it('says classes in words, and leaves to words what has no text', () => {
  expect(text('intent', '0.5 to 1.5')).toBe('vague')
  expect(text('intent', '2.5 and more')).toBe('ready to act')
  expect(text('message', 'with "crm"')).toBe('«crm»')
  expect(binWords('phone', 'unknown', code)).toEqual({ kind: 'unknown', text: '' })
  expect(text('source_name', 'olx')).toBe('olx')
})
