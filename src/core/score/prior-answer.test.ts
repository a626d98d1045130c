import { describe, expect, it } from 'vitest'
import { logit } from '../math/logistic.ts'
import { makeRandom } from '../math/random.ts'
import type { Design, Input } from './fit/design.ts'
import { stratifiedFolds } from './fit/folds.ts'
import { logLoss } from './metrics.ts'
import { priorAnswer } from './prior-answer.ts'

/** Points of −1, 0 and 1.2 that the base scorecard has for three levels. */
const prior = Float64Array.of(-1, 0, 1.2)

/** Deals of which the points tell `tie` times what they say. */
function dealsOf(rows: number, tie: number) {
  const random = makeRandom(rows + 1)
  const codes = Uint8Array.from({ length: rows }, () => Math.floor(3 * random()))
  const outcomes = Float64Array.from(codes, (code) => Number(random() < 1 / (1 + Math.exp(1.2 - tie * prior[code]!))))
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const input: Input = {
    codes,
    codeCount: 3,
    bins: Int16Array.of(0, 1, 2),
    binCount: 3,
    ordered: 0,
    scale: null,
    prior,
    direction: 0,
    family: 'title',
    column: 'title',
  }
  const design: Design = { rows, inputs: [input] }
  const base = logit(wins / rows)
  const folds = stratifiedFolds(outcomes, 5, makeRandom(3))
  const validation = {
    rows: Int32Array.from(outcomes.keys()),
    logits: new Float64Array(rows),
    outcomes,
    baseLogits: new Float64Array(rows).fill(base),
  }
  const blend = { base, shift: 0, weights: [0, 0, 0] }
  return { answer: priorAnswer(design, outcomes, { rounds: [folds], blend }, validation), outcomes, base }
}

describe('what is answered where there is no skill', () => {
  it('rests on the base scorecard in full where the deals bear it out', () => {
    const { answer } = dealsOf(4000, 1)
    expect(answer.share).toBeGreaterThan(0.85)
  })

  it('gives the base scorecard up where thousands of deals show no tie', () => {
    expect(dealsOf(8000, 0).answer.share).toBeLessThan(0.1)
    expect(dealsOf(8000, -1).answer.share).toBe(0)
  })

  it('says of held-out deals what other deals gave, near the base rate where nothing ties', () => {
    const { answer, outcomes, base } = dealsOf(2000, 0)
    const relative = logLoss(answer.logits, outcomes) / logLoss(new Float64Array(2000).fill(base), outcomes)
    expect(relative).toBeLessThan(1.01)
    expect(new Set(answer.logits).size).toBeGreaterThanOrEqual(3)
  })
})
