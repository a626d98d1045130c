import { expect, it } from 'vitest'
import { logit } from '../../math/logistic.ts'
import { proposeThresholds, wishesOf } from './thresholds.ts'

/** A hundred held-out leads scored 1 to 100; those from 60 on won. */
const logits = Float64Array.from({ length: 100 }, (_, at) => logit((at + 0.99) / 100))
const outcomes = Float64Array.from({ length: 100 }, (_, at) => (at >= 59 ? 1 : 0))
const validation = { rows: Int32Array.from(outcomes.keys()), logits, outcomes, baseLogits: new Float64Array(100) }
/** Ten deals a day. */
const dates = Float64Array.from({ length: 100 }, (_, at) => 20_000 + Math.floor(at / 10) + 0.5)

it('keeps what was asked for', () => {
  const wishes = wishesOf({ precision: 0.9, hotADay: 2, callCost: 0.3 }, { baseRate: 0.41, dates })
  expect(wishes.hotShare).toBeCloseTo(0.2, 12)
  const [precision, calls, value] = proposeThresholds(validation, wishes)
  expect(precision!.figures.precision.share).toBeGreaterThanOrEqual(0.9)
  expect(calls).toMatchObject({ kind: 'calls', aDay: 2 })
  expect(calls!.figures.precision.of).toBeLessThanOrEqual(20)
  expect(calls!.figures.precision.of).toBeGreaterThanOrEqual(18)
  expect(value!.figures.threshold).toBe(30)
})

it('is as usual where nothing was asked, and never hot leads a day unasked', () => {
  const proposals = proposeThresholds(validation, wishesOf({}, { baseRate: 0.41, dates: null }))
  expect(proposals.map(({ kind }) => kind)).toEqual(['precision', 'calls', 'value'])
  expect(proposals.some((proposal) => 'aDay' in proposal)).toBe(false)
})

it('asks when leads come before it counts them by the day', () => {
  expect(() => wishesOf({ hotADay: 5 }, { baseRate: 0.2, dates: null })).toThrow(/--date/)
  expect(wishesOf({ hotADay: 500 }, { baseRate: 0.2, dates }).hotShare).toBe(1)
})
