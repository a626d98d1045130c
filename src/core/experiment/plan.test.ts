import { describe, expect, it } from 'vitest'
import { armOf, balancedArm } from './assign.ts'
import { weeksUntilDecided } from './outlook.ts'
import { detectableEffect, perArmForRates, planExperiment } from './plan.ts'
import { alwaysValidInterval, criticalValue } from './sequential.ts'

const usual = { power: 0.8, alpha: 0.05 }

// R 4.2.2: ceiling(power.prop.test(p1 = .032, p2 = .048, power = .8)$n), and so on for each row.
describe('leads per arm', () => {
  it.each([
    [0.032, 0.098, 218],
    [0.032, 0.064, 700],
    [0.032, 0.048, 2354],
    [0.05, 0.07, 2213],
    [0.05, 0.06, 8158],
    [0.1, 0.12, 3841],
    [0.1, 0.15, 686],
  ])('from %d to %d: %i', (base, other, expected) => {
    expect(perArmForRates({ ...usual, base, effect: other - base })).toBe(expected)
    expect(perArmForRates({ ...usual, base: other, effect: base - other })).toBe(expected)
  })

  // SciPy 1.10.1: ceil(2 * (s * (norm.isf(a / 2) + norm.ppf(p)) / d) ** 2).
  it.each([
    [5, 40, 0.8, 0.05, 1005],
    [1000, 25_000, 0.9, 0.05, 13_135],
    [2, 6, 0.8, 0.01, 211],
  ])('of a mean, %d with a deviation of %d', (effect, deviation, power, alpha, expected) => {
    const plan = planExperiment({ base: 30, effect, deviation, power, alpha, perWeek: 100 })
    expect(plan.perArm).toBe(expected)
    expect(plan.perArmDailyLooks).toBeGreaterThan(expected)
    const seen = planExperiment({ base: 30, effect, deviation, power, alpha, perWeek: expected }).detectable[0]!
    expect(seen).toMatchObject({ weeks: 2 })
    expect(seen.effect! / effect).toBeCloseTo(1, 2)
  })

  it('finds the effect again that a size was planned for', () => {
    expect(detectableEffect({ ...usual, base: 0.05, effect: 0 }, 2213)).toBeCloseTo(0.02, 5)
    expect(detectableEffect({ ...usual, base: 0.05, effect: 0 }, 1)).toBeNull()
  })

  it('gives weeks for both arms together, and more of them for looking daily', () => {
    const plan = planExperiment({ ...usual, base: 0.032, effect: 0.016, perWeek: 100 })
    expect(plan).toMatchObject({ perArm: 2354, weeks: 48 })
    expect(plan.perArmDailyLooks).toBeGreaterThan(plan.perArm)
    expect(plan.perArmDailyLooks).toBeLessThan(2.5 * plan.perArm)
  })

  it.each([
    [{ base: 3.2 }, 'base_out_of_range'],
    [{ effect: 0 }, 'effect_out_of_range'],
    [{ effect: 0.99 }, 'effect_out_of_range'],
    [{ deviation: 0 }, 'deviation_out_of_range'],
    [{ deviation: 3, effect: 0 }, 'effect_is_nothing'],
    [{ perWeek: 0 }, 'per_week_out_of_range'],
    [{ power: 1 }, 'power_out_of_range'],
    [{ alpha: Number.NaN }, 'alpha_out_of_range'],
  ])('refuses %j', (changes, reason) => {
    const input = { ...usual, base: 0.032, effect: 0.016, perWeek: 100, ...changes }
    expect(() => planExperiment(input)).toThrow(expect.objectContaining({ reason }))
  })
})

describe('the always-valid interval', () => {
  it('has the multiple of the normal mixture', () => {
    // By hand: m = 7.936154601737565 at 1,000 leads, √((1 + 1/m) ln((1 + m) / 0.0025)).
    expect(criticalValue(1000, 0.05)).toBeCloseTo(Math.sqrt(9.212493615260833), 9)
    for (const leads of [50, 400, 5_000, 100_000])
      expect(criticalValue(leads, 0.05)).toBeGreaterThan(criticalValue(1000, 0.05))
  })

  it('is wider the less is known of the variance', () => {
    const width = (dof: number) => {
      const [low, high] = alwaysValidInterval({ estimate: 0, variance: 1, leads: 1000, dof, alpha: 0.05 })
      return high - low
    }
    expect(width(10)).toBeGreaterThan(width(100))
    expect(width(1e6)).toBeCloseTo(2 * criticalValue(1000, 0.05), 3)
  })

  it('says how many weeks are left if things go on as they are', () => {
    const weeks = weeksUntilDecided({ effect: 0.05, variance: 0.0004, leads: 1000, alpha: 0.05, perWeek: 100 })!
    const leads = 1000 + 100 * weeks
    expect(criticalValue(leads, 0.05) * Math.sqrt(0.4 / leads)).toBeLessThanOrEqual(0.05)
    expect(criticalValue(leads - 100, 0.05) * Math.sqrt(0.4 / (leads - 100))).toBeGreaterThan(0.05)
    expect(weeksUntilDecided({ effect: 0, variance: 0.0004, leads: 1000, alpha: 0.05, perWeek: 100 })).toBeNull()
  })
})

describe('assignment', () => {
  it('splits by the draw and favours the arm that is behind', () => {
    expect([armOf(0.49), armOf(0.5)]).toEqual(['B', 'A'])
    expect(balancedArm(0.6, { A: 3, B: 2 })).toBe('B')
    expect(balancedArm(0.4, { A: 2, B: 3 })).toBe('A')
    expect(balancedArm(0.4, { A: 2, B: 2 })).toBe('B')
  })
})
