import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adjustForPast } from './adjust.ts'
import type { Arm } from './assign.ts'
import { compareArms, unseenVariance } from './compare.ts'
import { splitPValue } from './imbalance.ts'
import { strataBySource, type Unit } from './strata.ts'

// The sample and the expected values: python3 test/reference/experiment.py (NumPy 1.24.2, SciPy 1.10.1).
const rows = readFileSync(new URL('../../../test/reference/experiment.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const plain: readonly Unit[] = rows.map((row) => ({
  value: Number(row[4]),
  arm: row[1] as Arm,
  stratum: 0,
  cluster: Number(row[3]!.slice(1)),
}))
const strata = strataBySource(rows.map((row) => ({ arm: row[1] as Arm, source: row[2]! })))
const stratified = plain.map((unit, index) => ({ ...unit, stratum: strata[index]! }))
const options = { byCluster: false, adjustedFor: 0, unseen: 0 }

describe('agrees with NumPy and SciPy', () => {
  it('on the plain difference and its Welch variance', () => {
    const compared = compareArms(plain, options)!
    expect(compared.estimate).toBeCloseTo(0.4097, 9)
    expect(compared.variance).toBeCloseTo(0.04026992269918332, 9)
  })

  it('on the post-stratified difference', () => {
    const compared = compareArms(stratified, options)!
    expect(compared.estimate).toBeCloseTo(0.34233254611066544, 9)
    expect(compared.variance).toBeCloseTo(0.025228602523724525 + 0.00035307209520605334, 9)
  })

  it('on the adjustment for pre-period covariates', () => {
    const pre = rows.map((row) => [Number(row[5]), Number(row[6])])
    const { values, used } = adjustForPast(stratified, pre)
    const adjusted = stratified.map((unit, index) => ({ ...unit, value: values[index]! }))
    const compared = compareArms(adjusted, { ...options, adjustedFor: used })!
    expect(used).toBe(2)
    expect(compared.estimate).toBeCloseTo(0.3572813900737634, 6)
    expect(compared.variance).toBeCloseTo(((0.015237523338941003 + 0.0003455762493951458) * 240) / 238, 6)
  })

  it('on the variance by rep', () => {
    expect(compareArms(plain, { ...options, byCluster: true })!.variance).toBeCloseTo(0.02255281935664336, 9)
  })

  it.each([
    [520, 480, 0.5, 0.20590321073206466],
    [600, 400, 0.5, 2.5396285894708634e-10],
    [700, 320, 0.3, 0.33878261749843575],
  ])('on the split %i to %i', (countA, countB, shareB, expected) => {
    expect(splitPValue(countA, countB, shareB) / expected).toBeCloseTo(1, 6)
  })
})

describe('strata', () => {
  const leads = (source: string | null, arm: Arm, count: number) =>
    Array.from({ length: count }, () => ({ source, arm }))

  it('keep small sources together, and join what is still too small to the largest', () => {
    const small = [...leads('a', 'A', 30), ...leads('a', 'B', 30), ...leads('b', 'A', 5), ...leads('b', 'B', 5)]
    expect(new Set(strataBySource(small))).toEqual(new Set([0]))
    const more = [...small, ...leads(null, 'A', 6), ...leads(null, 'B', 6)]
    expect(strataBySource(more).slice(60)).toEqual(Array.from({ length: 22 }, () => 1))
  })

  it('undo a mix of sources that differs between the arms', () => {
    // Within each source both arms win alike, but B has more of the poor source (Simpson's paradox).
    const make = (source: string, arm: Arm, wins: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ source, arm, value: index < wins ? 1 : 0 }))
    const mixed = [
      ...make('rich', 'A', 40, 80),
      ...make('rich', 'B', 20, 40),
      ...make('poor', 'A', 4, 40),
      ...make('poor', 'B', 8, 80),
    ]
    const numbers = strataBySource(mixed)
    const units = mixed.map(({ arm, value }, index) => ({ arm, value, stratum: numbers[index]!, cluster: 0 }))
    expect(compareArms(units, options)!.estimate).toBeCloseTo(0, 12)
    expect(
      compareArms(
        units.map((unit) => ({ ...unit, stratum: 0 })),
        options,
      )!.estimate,
    ).toBeLessThan(-0.1)
  })
})

describe('few data', () => {
  const units = (arm: Arm, values: readonly number[]): readonly Unit[] =>
    values.map((value) => ({ value, arm, stratum: 0, cluster: 0 }))

  it('give no comparison with fewer than two leads in an arm', () => {
    expect(compareArms([], options)).toBeNull()
    expect(compareArms([...units('A', [1, 0]), ...units('B', [1])], options)).toBeNull()
  })

  it('do not mistake no win so far for certainty', () => {
    const none = [...units('A', [0, 0, 0, 0]), ...units('B', [0, 0, 0, 0])]
    expect(compareArms(none, options)).toBeNull()
    expect(compareArms(none, { ...options, unseen: unseenVariance(none) })!.variance).toBeGreaterThan(0.05)
  })
})
