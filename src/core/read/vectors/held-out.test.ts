import { describe, expect, it } from 'vitest'
import { bestPrecision, fareFrom, fareUnseen, isBorneOut, type Judged, lowestThreshold } from './held-out.ts'

const judged = (author: string, probability: number, holds: boolean): Judged => ({
  text: { author, language: 'en', judged: true, text: '', marks: [], open: [] },
  probability,
  holds,
})
const many = (count: number, probability: number, holds: boolean, author = 'a') =>
  Array.from({ length: count }, () => judged(author, probability, holds))

describe('a threshold', () => {
  it('is the lowest from which on nine claims in ten are right', () => {
    const texts = [...many(18, 0.9, true), ...many(2, 0.8, false), ...many(9, 0.7, true), ...many(1, 0.6, false)]
    expect(lowestThreshold(texts)).toBe(0.6)
    expect(lowestThreshold([...texts, ...many(1, 0.5, false)])).toBe(0.6)
  })

  it('suffices in every group at once, not in each at a place of its own', () => {
    const one = [...many(30, 0.9, true), ...many(3, 0.5, false)]
    const other = [...many(20, 0.8, true), ...many(4, 0.7, false), ...many(20, 0.4, true)]
    expect([lowestThreshold(one), lowestThreshold(other)]).toEqual([0.5, 0.4])
    expect(lowestThreshold(one, other)).toBe(0.4)
    expect(lowestThreshold([...one, ...many(9, 0.4, false)], other)).toBe(0.8)
    expect(lowestThreshold(many(19, 0.9, true), other)).toBeNull()
  })

  it('needs twenty claims, and texts of equal probability stand together', () => {
    expect(lowestThreshold(many(19, 0.9, true))).toBeNull()
    expect(lowestThreshold([...many(20, 0.9, true), ...many(5, 0.9, false)])).toBeNull()
    expect(bestPrecision(many(19, 0.9, true))).toBeNull()
    expect(bestPrecision([...many(15, 0.9, true), ...many(10, 0.8, false)])).toBe(0.75)
  })

  it('is tried on authors by whom it was not chosen', () => {
    const one = [...many(20, 0.9, true, 'one'), ...many(5, 0.4, true, 'one')]
    const other = [...many(20, 0.6, true, 'other'), ...many(20, 0.3, false, 'other')]
    const fared = fareUnseen([...one, ...other], (author) => (author === 'one' ? 0 : 1), 2)
    // What the other chooses (0.6) finds twenty of twenty-five; what the one chooses (0.4) finds twenty of twenty.
    expect(fared).toEqual({ precision: 1, recall: 40 / 45, claims: 40 })
  })

  it('is borne out within a standard error, which is smaller the more claims there are', () => {
    expect(isBorneOut({ precision: 0.85, recall: 1, claims: 30 })).toBe(true)
    expect(isBorneOut({ precision: 0.85, recall: 1, claims: 300 })).toBe(false)
    expect(isBorneOut({ precision: 0.89, recall: 1, claims: 300 })).toBe(true)
    expect(isBorneOut({ precision: null, recall: 0, claims: 0 })).toBe(false)
  })

  it('has no precision without a claim', () => {
    expect(fareFrom(0.5, many(3, 0.1, true))).toEqual({ precision: null, recall: 0, claims: 0 })
    expect(fareFrom(0.5, many(3, 0.1, false))).toEqual({ precision: null, recall: null, claims: 0 })
  })
})
