import { describe, expect, it } from 'vitest'
import { auc, aucBounds, brier, debiasedEce, logLoss } from './metrics.ts'

describe('metrics', () => {
  const logits = [-2, -1, 0, 1, 2]
  const outcomes = [0, 1, 0, 1, 1]

  // python3: sklearn.metrics.log_loss, roc_auc_score, brier_score_loss on the same figures (scikit-learn 1.2.1)
  it('agree with scikit-learn', () => {
    expect(logLoss(logits, outcomes)).toBeCloseTo(0.514_705, 5)
    expect(auc(logits, outcomes)).toBeCloseTo(5 / 6, 10)
    expect(brier(logits, outcomes)).toBeCloseTo(0.177_039, 5)
  })

  it('count ties half and survive a missing class', () => {
    expect(auc([1, 1], [0, 1])).toBe(0.5)
    expect(auc([1, 2], [1, 1])).toBe(0.5)
  })

  // python3: bisection of |area - at| = 1.96 sd(at) with the variance of Newcombe's method 5
  it('bounds an area, and is not certain of a perfect order of few deals', () => {
    const [low, high] = aucBounds(0.82, { wins: 60, losses: 140 }, 1.96)
    expect(low).toBeCloseTo(0.745894, 4)
    expect(high).toBeCloseTo(0.874135, 4)
    const [least, most] = aucBounds(1, { wins: 7, losses: 193 }, 1.96)
    expect(least).toBeCloseTo(0.856091, 4)
    expect(most).toBe(1)
    expect(aucBounds(0.5, { wins: 0, losses: 9 }, 1.96)).toEqual([0, 1])
  })

  it('sees a promise that is broken', () => {
    const rows = 2000
    const truth = Float64Array.from({ length: rows }, (_, i) => (i % 5 === 0 ? 1 : 0))
    expect(debiasedEce(new Float64Array(rows).fill(Math.log(0.25)), truth)).toBeLessThan(0.02)
    expect(debiasedEce(new Float64Array(rows).fill(0), truth)).toBeGreaterThan(0.25)
  })
})
