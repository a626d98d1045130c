import { expect, it } from 'vitest'
import { makeFormat } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'
import { differenceWords } from './answer-words.ts'

const t: Translate = (key, values = {}) => [key, ...Object.values(values)].join(' ')
const format = makeFormat('en', { timeZone: 'UTC', currency: 'KZT' }, t)
const words = (estimate: number | null, low: number | null, high: number | null) =>
  differenceWords('conversion', { estimate, low, high }, { t, format })

it('counts wins per 100 leads, the interval from low to high', () => {
  expect(words(0.021, 0.003, 0.039)).toBe('experiment.more_conversion 2.1 0.3 3.9')
})

it('turns a loss into fewer wins, with its interval turned too', () => {
  expect(words(-0.021, -0.039, 0.003)).toBe('experiment.fewer_conversion 2.1 -0.3 3.9')
})

it('says nothing where nothing was measured, and no interval where there is none', () => {
  expect(words(null, -1, 1)).toBeNull()
  expect(words(0.5, null, null)).toBe('experiment.more_conversion_open 50')
})
