import { adjustForPast } from './adjust.ts'
import type { Arm } from './assign.ts'
import { compareArms, rateSurplus } from './compare.ts'
import { splitAlarm, splitPValue } from './imbalance.ts'
import { type ExperimentRow, type Metric, measureOf } from './metric.ts'
import { leadsPerWeek, seenWithEightyPercent, weeksUntilDecided } from './outlook.ts'
import { alwaysValidInterval } from './sequential.ts'
import { strataBySource, type Unit } from './strata.ts'

export type AnalyseOptions = {
  readonly metric: Metric
  readonly unit: 'lead' | 'rep'
  readonly alpha: number
  /** Share of leads meant for arm B. */
  readonly shareB: number
}

/** A remark that changes how the result is to be read: a stable code and a number that goes with it. */
export type ExperimentWarning = { readonly code: string; readonly count: number | null }

export type ExperimentResult = {
  readonly metric: string
  /** B minus A, per lead; null, like the interval, while there are not two leads with a result in each arm. */
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nA: number
  readonly nB: number
  readonly meanA: number | null
  readonly meanB: number | null
  /** Leads of the experiment whose metric is not known yet. */
  readonly open: number
  readonly splitP: number
  readonly decision: Arm | 'none_yet'
  readonly weeksLeft: number | null
  readonly strata: number
  readonly covariates: number
  readonly detectable: number | null
  readonly warnings: readonly ExperimentWarning[]
}

/** Reps per arm below which an analysis by rep says little. */
const fewReps = 10

/** Compares the arms of an experiment. May be asked every day: the interval stays valid however often one looks. */
export function analyseExperiment(rows: readonly ExperimentRow[], options: AnalyseOptions): ExperimentResult {
  const measured = rows.flatMap((row) => {
    const value = measureOf(row, options.metric)
    return value === null ? [] : [{ row, value }]
  })
  const units = unitsOf(measured)
  const split = splitOf(rows, options)
  const compared = comparedWith(units, measured, options)
  const decision = compared && split >= splitAlarm ? decide(compared, options.metric) : 'none_yet'
  return {
    metric: options.metric.name,
    estimate: compared?.estimate ?? null,
    low: compared?.low ?? null,
    high: compared?.high ?? null,
    nA: countOf(units, 'A'),
    nB: countOf(units, 'B'),
    meanA: meanOf(units, 'A'),
    meanB: meanOf(units, 'B'),
    open: rows.length - units.length,
    splitP: split,
    decision,
    weeksLeft: decision === 'none_yet' ? weeksLeft(rows, split < splitAlarm ? null : compared, options) : 0,
    strata: new Set(units.map(({ stratum }) => stratum)).size,
    covariates: compared?.covariates ?? 0,
    detectable: compared && seenWithEightyPercent(compared.variance, options.alpha),
    warnings: warningsOf(rows, measured.length, { options, split }),
  }
}

type Measured = readonly { readonly row: ExperimentRow; readonly value: number }[]
type Compared = {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly variance: number
  readonly leads: number
  readonly covariates: number
}

function unitsOf(measured: Measured): readonly Unit[] {
  const strata = strataBySource(measured.map(({ row }) => row))
  const reps = new Map<string | null, number>()
  return measured.map(({ row, value }, index) => {
    if (!reps.has(row.repId)) reps.set(row.repId, reps.size)
    return { value, arm: row.arm, stratum: strata[index]!, cluster: reps.get(row.repId)! }
  })
}

function comparedWith(units: readonly Unit[], measured: Measured, options: AnalyseOptions): Compared | null {
  const adjusted = adjustForPast(
    units,
    measured.map(({ row }) => row.pre),
  )
  const compared = compareArms(
    units.map((unit, index) => ({ ...unit, value: adjusted.values[index]! })),
    {
      byCluster: options.unit === 'rep',
      adjustedFor: adjusted.used,
      surplus: options.metric.name === 'conversion' ? rateSurplus(units) : 0,
    },
  )
  if (!compared) return null
  const { estimate, variance } = compared
  const [low, high] = alwaysValidInterval({ ...compared, leads: units.length, alpha: options.alpha })
  const bound = options.metric.name === 'conversion' ? 1 : Number.POSITIVE_INFINITY
  return {
    estimate,
    low: Math.max(-bound, low),
    high: Math.min(bound, high),
    variance,
    leads: units.length,
    covariates: adjusted.used,
  }
}

/** An arm wins when the whole interval lies on its side. */
function decide({ low, high }: Compared, { better }: Metric): Arm | 'none_yet' {
  if (low <= 0 && high >= 0) return 'none_yet'
  return low > 0 === (better === 'higher') ? 'B' : 'A'
}

/** Where whole reps were given to an arm, the reps are counted; otherwise the leads. */
function splitOf(rows: readonly ExperimentRow[], { unit, shareB }: AnalyseOptions): number {
  const drawn =
    unit === 'rep' && repsAreSplit(rows)
      ? [...sidesOfReps(rows).values()].map(([arm]) => arm!)
      : rows.map(({ arm }) => arm)
  const inB = drawn.filter((arm) => arm === 'B').length
  return splitPValue(drawn.length - inB, inB, shareB)
}

function sidesOfReps(rows: readonly ExperimentRow[]): ReadonlyMap<string, readonly Arm[]> {
  const sides = new Map<string, Set<Arm>>()
  for (const { repId, arm } of rows) if (repId !== null) sides.set(repId, (sides.get(repId) ?? new Set<Arm>()).add(arm))
  return new Map([...sides].map(([rep, side]) => [rep, [...side]]))
}

/** Whether every rep has leads of one arm only, with at least two leads a rep: then the split was by rep. */
function repsAreSplit(rows: readonly ExperimentRow[]): boolean {
  const sides = [...sidesOfReps(rows).values()]
  return sides.length > 1 && rows.length >= 2 * sides.length && sides.every((side) => side.length === 1)
}

function weeksLeft(
  rows: readonly ExperimentRow[],
  compared: Compared | null,
  { alpha }: AnalyseOptions,
): number | null {
  const perWeek = leadsPerWeek(rows.map(({ assignedAt }) => assignedAt))
  if (!compared || !perWeek) return null
  return weeksUntilDecided({
    effect: compared.estimate,
    variance: compared.variance,
    leads: compared.leads,
    alpha,
    perWeek,
  })
}

function warningsOf(
  rows: readonly ExperimentRow[],
  measured: number,
  { options, split }: { readonly options: AnalyseOptions; readonly split: number },
): readonly ExperimentWarning[] {
  const warnings: ExperimentWarning[] = []
  const warn = (code: string, count: number | null = null) => warnings.push({ code, count })
  const reps = sidesOfReps(rows).size
  if (split < splitAlarm) warn('split_broken')
  if (rows.length > measured) warn('open_leads_left_out', rows.length - measured)
  if (options.unit === 'lead' && repsAreSplit(rows)) warn('arms_split_by_rep', reps)
  if (options.unit === 'rep') warn('analysed_by_rep', reps)
  if (options.unit === 'rep' && reps < 2 * fewReps) warn('few_reps', reps)
  if (options.unit === 'rep' && rows.some(({ repId }) => repId === null))
    warn('leads_without_rep', rows.filter(({ repId }) => repId === null).length)
  return warnings
}

const countOf = (units: readonly Unit[], arm: Arm): number => units.filter((unit) => unit.arm === arm).length

function meanOf(units: readonly Unit[], arm: Arm): number | null {
  const values = units.filter((unit) => unit.arm === arm).map(({ value }) => value)
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}
