import { describe, expect, it } from 'vitest'
import { type Dispute, learnFromDisputes } from './disputes.ts'

const many = (count: number, dispute: Dispute): readonly Dispute[] => Array.from({ length: count }, () => dispute)

describe('what disputes say about the scores', () => {
  it('is nothing before ten of them are settled', () => {
    const open: Dispute = { direction: 'too_high', score: 60, outcome: null }
    expect(learnFromDisputes([...many(30, open), ...many(9, { ...open, outcome: 'lost' })])).toEqual({
      said: 39,
      settled: 9,
      borneOut: 9,
      expected: expect.closeTo(3.6, 9),
      tells: 'too_few',
    })
  })

  it('is that people know more, where they are right more often than the scores allow', () => {
    const lost: Dispute = { direction: 'too_high', score: 60, outcome: 'lost' }
    // 20 of 20 where 8 were to be expected: (20 - 8) / √4.8 = 5.5.
    expect(learnFromDisputes(many(20, lost)).tells).toBe('people_see_more')
  })

  it('is nothing new, where the scores foretold as much', () => {
    // Of leads at 20, four in five do not buy: being right about them proves nothing.
    const low: Dispute = { direction: 'too_high', score: 20, outcome: 'lost' }
    const told = learnFromDisputes([...many(16, low), ...many(4, { ...low, outcome: 'won' })])
    expect(told).toMatchObject({ borneOut: 16, expected: expect.closeTo(16, 9), tells: 'as_foretold' })
  })

  it('is that people err, where they are right less often', () => {
    const low: Dispute = { direction: 'too_low', score: 70, outcome: 'lost' }
    expect(learnFromDisputes(many(12, low)).tells).toBe('people_err')
  })
})
