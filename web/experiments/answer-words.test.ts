import { expect, it } from 'vitest'
import type { ExperimentResultView } from '../../src/http/contract/experiments.ts'
import { makeFormat } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'
import { differenceWords, resultWords } from './answer-words.ts'

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

it('says nothing where nothing was measured', () => {
  expect(words(null, -1, 1)).toBeNull()
})

it('tells teams from before and after, and why nothing can be said', () => {
  const result = {
    metric: 'satisfaction',
    estimate: 0.5,
    low: -1,
    high: 2,
    n_a: 9,
    n_b: 9,
    mean_a: 3,
    mean_b: 3.5,
  } as ExperimentResultView
  const say = (part: Partial<ExperimentResultView>) =>
    resultWords({ ...result, decision: 'none_yet', warnings: [], ...part }, { t, format })
  expect(say({})).toBe('experiment.so_far experiment.more_satisfaction 0.5 -1 2')
  expect(say({ warnings: [{ code: 'before_and_after', count: null }] })).toContain('more_satisfaction_since 0.5 -1 2')
  const none = { estimate: null, low: null, high: null, warnings: [{ code: 'too_few_answers', count: null }] }
  expect(say(none)).toBe('experiment.decision_none_yet experiment.warning_too_few_answers')
})
