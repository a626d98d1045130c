import { type Arm, arms } from './assign.ts'
import { cellOf, type Unit } from './strata.ts'

/** The difference of the arms, B minus A, and how sure it is. */
export type Comparison = {
  readonly estimate: number
  readonly variance: number
  /** How well the variance is known, as degrees of freedom. */
  readonly dof: number
}

export type CompareOptions = {
  /** Whether leads of one rep share luck: then reps, not leads, are what varies. */
  readonly byCluster: boolean
  /** Number of covariates that were taken out before; each costs a degree of freedom. */
  readonly adjustedFor: number
  /** Variance that the values cannot show, see `unseenVariance`. */
  readonly unseen: number
}

/**
 * Post-stratified difference of means, Σ (n_s / n)(ȳ_Bs − ȳ_As), with the variance of its influence values, summed by rep where reps
 * are the units (Miratrix, Sekhon and Yu 2013, "Adjusting treatment effect estimates by post-stratification", JRSS B 75; Liang and
 * Zeger 1986 for clusters). Null where a stratum has fewer than two leads in an arm or nothing varies. In units of the metric.
 */
export function compareArms(units: readonly Unit[], options: CompareOptions): Comparison | null {
  const { counts, means } = cellsOf(units)
  const strata = Array.from({ length: Math.ceil(counts.length / 2) }, (_, stratum) => stratum)
  if (strata.length === 0 || strata.some((s) => !((counts[2 * s] ?? 0) >= 2 && (counts[2 * s + 1] ?? 0) >= 2)))
    return null
  const sizes = strata.map((s) => counts[2 * s]! + counts[2 * s + 1]!)
  const gaps = strata.map((s) => means[2 * s + 1]! - means[2 * s]!)
  const estimate = gaps.reduce((sum, gap, s) => sum + (sizes[s]! / units.length) * gap, 0)
  const weights = counts.map((count, cell) => {
    const share = sizes[Math.floor(cell / 2)]! / units.length
    return ((cell % 2 === 1 ? 1 : -1) * share) / Math.sqrt(count * (count - 1))
  })
  const influence = units.map((unit) => {
    const cell = cellOf(unit)
    return weights[cell]! * (unit.value - means[cell]!) + (gaps[unit.stratum]! - estimate) / units.length
  })
  const spread = options.byCluster ? spreadOfClusters(units, influence) : spreadOfLeads(influence, options.adjustedFor)
  const variance = spread.variance + options.unseen
  return variance > 0 ? { estimate, variance, dof: spread.dof } : null
}

function cellsOf(units: readonly Unit[]): { readonly counts: readonly number[]; readonly means: readonly number[] } {
  const highest = units.reduce((most, { stratum }) => Math.max(most, stratum), -1)
  const counts = Array.from({ length: 2 * (highest + 1) }, () => 0)
  const sums = counts.slice()
  for (const unit of units) {
    counts[cellOf(unit)]! += 1
    sums[cellOf(unit)]! += unit.value
  }
  return { counts, means: sums.map((sum, cell) => sum / counts[cell]!) }
}

type Spread = { readonly variance: number; readonly dof: number }

function spreadOfLeads(influence: readonly number[], adjustedFor: number): Spread {
  const { length } = influence
  const variance = sumOfPowers(influence, 2) * (length / Math.max(1, length - adjustedFor))
  return { variance, dof: dofOf(influence, length - 2 - adjustedFor) }
}

/**
 * Leads of a rep rise and fall together: their influence is summed before it is squared, with G / (G − 1) for G reps; where each rep is in
 * one arm only, for the reps of each arm.
 */
function spreadOfClusters(units: readonly Unit[], influence: readonly number[]): Spread {
  const sums = new Map<number, { total: number; sides: Set<Arm> }>()
  for (const [index, { cluster, arm }] of units.entries()) {
    const before = sums.get(cluster) ?? { total: 0, sides: new Set<Arm>() }
    sums.set(cluster, { total: before.total + influence[index]!, sides: before.sides.add(arm) })
  }
  const reps = [...sums.values()]
  const oneSided = reps.every(({ sides }) => sides.size === 1)
  const groups = oneSided ? arms.map((arm) => reps.filter(({ sides }) => sides.has(arm))) : [reps]
  const variance = groups.reduce((sum, group) => {
    const squares = sumOfPowers(
      group.map(({ total }) => total),
      2,
    )
    return sum + squares * (group.length / Math.max(1, group.length - 1))
  }, 0)
  return {
    variance,
    dof: dofOf(
      reps.map(({ total }) => total),
      reps.length - groups.length,
    ),
  }
}

/**
 * Degrees of freedom of an estimated variance: 2n / (κ − 1) for n values of kurtosis κ, which matches the variance of s² to that of a
 * chi-square (Satterthwaite 1946). Rare wins and large deals have a high kurtosis, so few of them count for little. At most `most`.
 */
function dofOf(values: readonly number[], most: number): number {
  const squares = sumOfPowers(values, 2)
  const kurtosis = squares > 0 ? (values.length * sumOfPowers(values, 4)) / squares ** 2 : 3
  return Math.max(1, Math.min(most, (2 * values.length) / Math.max(kurtosis - 1, 0.1)))
}

/**
 * What the variance of a rate lacks when wins are few: one more lead in each arm with the other answer, Σ d² / n² (after Agresti and Caffo
 * 2000, "Simple and effective confidence intervals for proportions"). No win so far does not mean that none can come.
 */
export function unseenVariance(units: readonly Unit[]): number {
  return arms.reduce((sum, arm) => {
    const values = units.filter((unit) => unit.arm === arm).map(({ value }) => value)
    const rate = values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)
    return sum + (Math.max(rate, 1 - rate) / Math.max(1, values.length)) ** 2
  }, 0)
}

/** Leads of an arm that must stand out before an interval of an amount is given. */
export const leastTelling = 5

/** Leads of an arm that differ from its most common value: of revenue, the wins. */
export function tellingLeads(units: readonly Unit[], arm: Arm): number {
  const counts = new Map<number, number>()
  for (const unit of units) if (unit.arm === arm) counts.set(unit.value, (counts.get(unit.value) ?? 0) + 1)
  const all = [...counts.values()]
  return all.reduce((sum, count) => sum + count, 0) - all.reduce((most, count) => Math.max(most, count), 0)
}

const sumOfPowers = (values: readonly number[], power: number): number =>
  values.reduce((sum, value) => sum + value ** power, 0)
