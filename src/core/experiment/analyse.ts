import { adjustForPast } from './adjust.ts'
import { type Arm, arms } from './assign.ts'
import { compareArms, leastTelling, tellingLeads, unseenVariance } from './compare.ts'
import { splitAlarm } from './imbalance.ts'
import { type ExperimentRow, type Metric, measureOf } from './metric.ts'
import { leadsPerWeek, seenWithEightyPercent, weeksUntilDecided } from './outlook.ts'
import { splitOf } from './rep-split.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { alwaysValidInterval, tunedLeads } from './sequential.ts'
import { strataBySource, type Unit } from './strata.ts'
import { type ExperimentWarning, warningsOf } from './warnings.ts'

export type AnalyseOptions = {
  readonly metric: Metric
  readonly unit: 'lead' | 'rep'
  readonly alpha: number
  /** Share of leads meant for arm B; null where no chance split them (before and after), so that there is no split to check. */
  readonly shareB: number | null
  /** The difference lies within plus and minus this, as answers from 1 to 5 differ by 4 at most; 1 for a rate. */
  readonly bound?: number
  /** Rows around which the interval is narrowest; see `criticalValue`. */
  readonly tuned?: number
}

export type ExperimentResult = {
  readonly metric: string
  /** B minus A, per lead; null while too few leads say anything. The interval then is null too, or −1 to 1 for a rate. */
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nA: number
  readonly nB: number
  readonly meanA: number | null
  readonly meanB: number | null
  /** Of the estimate, in units of the metric, and how well it is known itself; null without an estimate. */
  readonly standardError: number | null
  readonly dof: number | null
  /** Leads of the experiment whose metric is not known yet. */
  readonly open: number
  readonly splitP: number
  readonly decision: Arm | 'none_yet'
  readonly weeksLeft: number | null
  readonly strata: number
  readonly covariates: number
  readonly detectable: number | null
  /** The difference kind by kind. */
  readonly segments: readonly Segment[]
  readonly warnings: readonly ExperimentWarning[]
}

/** Compares the arms of an experiment. May be asked every day: the interval stays valid however often one looks. */
export function analyseExperiment(rows: readonly ExperimentRow[], options: AnalyseOptions): ExperimentResult {
  const measured = rows.flatMap((row) => {
    const value = measureOf(row, options.metric)
    return value === null ? [] : [{ row, value }]
  })
  const units = unitsOf(measured)
  const split = options.shareB === null ? 1 : splitOf(rows, { byRep: options.unit === 'rep', shareB: options.shareB })
  const compared = comparedWith(units, measured, options)
  const decision = compared && split >= splitAlarm ? decide(compared, options.metric) : 'none_yet'
  return {
    metric: options.metric.name,
    estimate: compared?.estimate ?? null,
    // Before anything is known a difference of rates still lies between these.
    low: compared?.low ?? (isRate(options.metric) ? -1 : null),
    high: compared?.high ?? (isRate(options.metric) ? 1 : null),
    nA: countOf(units, 'A'),
    nB: countOf(units, 'B'),
    meanA: meanOf(units, 'A'),
    meanB: meanOf(units, 'B'),
    standardError: compared && Math.sqrt(compared.variance),
    dof: compared?.dof ?? null,
    open: rows.length - units.length,
    splitP: split,
    decision,
    weeksLeft: decision === 'none_yet' ? weeksLeft(rows, split < splitAlarm ? null : compared, options) : 0,
    strata: new Set(units.map(({ stratum }) => stratum)).size,
    covariates: compared?.covariates ?? 0,
    detectable: compared && seenWithEightyPercent(compared.variance, options.alpha),
    segments: compared?.segments ?? [],
    warnings: warningsOf({
      rows,
      measured: measured.map(({ row }) => row),
      unit: options.unit,
      split,
      told: compared !== null,
    }),
  }
}

type Measured = readonly { readonly row: ExperimentRow; readonly value: number }[]
type Compared = {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly variance: number
  readonly dof: number
  readonly leads: number
  readonly covariates: number
  readonly segments: readonly Segment[]
}

function unitsOf(measured: Measured): readonly Unit[] {
  const strata = strataBySource(measured.map(({ row }) => row))
  const reps = new Map<string | null, number>()
  return measured.map(({ row, value }, index) => {
    if (!reps.has(row.repId)) reps.set(row.repId, reps.size)
    return { value, arm: row.arm, stratum: strata[index]!, cluster: reps.get(row.repId)! }
  })
}

/**
 * The comparison, or null while too few leads say anything. A rate lies between 0 and 1, so its interval holds from the first leads on; of an
 * amount nobody knows how large it can become before some were seen.
 */
function comparedWith(units: readonly Unit[], measured: Measured, options: AnalyseOptions): Compared | null {
  const rate = isRate(options.metric)
  if (!rate && arms.some((arm) => tellingLeads(units, arm) < leastTelling)) return null
  const adjusted = adjustForPast(
    units,
    measured.map(({ row }) => row.pre),
  )
  const adjustedUnits = units.map((unit, index) => ({ ...unit, value: adjusted.values[index]! }))
  const how = { byCluster: options.unit === 'rep', adjustedFor: adjusted.used }
  const compared = compareArms(adjustedUnits, { ...how, unseen: rate ? unseenVariance(units) : 0 })
  if (!compared) return null
  const { estimate, variance, dof } = compared
  const [low, high] = alwaysValidInterval({
    ...compared,
    leads: units.length,
    alpha: options.alpha,
    tuned: options.tuned ?? tunedLeads,
  })
  const bound = rate ? 1 : (options.bound ?? Number.POSITIVE_INFINITY)
  return {
    estimate,
    low: Math.max(-bound, low),
    high: Math.min(bound, high),
    variance,
    dof,
    leads: units.length,
    covariates: adjusted.used,
    segments: segmentsOf(
      measured.map(({ row }, index) => ({
        kinds: { source: row.source ?? '', ...row.kinds },
        adjusted: adjustedUnits[index]!,
        measured: units[index]!,
      })),
      { ...how, isRate: rate, alpha: options.alpha },
    ),
  }
}

const isRate = ({ name }: Metric): boolean => name === 'conversion'

/** An arm wins when the whole interval lies on its side. */
function decide({ low, high }: Compared, { better }: Metric): Arm | 'none_yet' {
  if (low <= 0 && high >= 0) return 'none_yet'
  return low > 0 === (better === 'higher') ? 'B' : 'A'
}

function weeksLeft(
  rows: readonly ExperimentRow[],
  compared: Compared | null,
  { alpha, tuned }: AnalyseOptions,
): number | null {
  const perWeek = leadsPerWeek(rows.map(({ assignedAt }) => assignedAt))
  if (!compared || !perWeek) return null
  return weeksUntilDecided({
    effect: compared.estimate,
    variance: compared.variance,
    leads: compared.leads,
    alpha,
    perWeek,
    ...(tuned ? { tuned } : {}),
  })
}

const countOf = (units: readonly Unit[], arm: Arm): number => units.filter((unit) => unit.arm === arm).length

function meanOf(units: readonly Unit[], arm: Arm): number | null {
  const values = units.filter((unit) => unit.arm === arm).map(({ value }) => value)
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}
