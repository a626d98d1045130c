import { type ExperimentResult, analyseExperiment as analyse } from '../core/experiment/analyse.ts'
import { type ExperimentRow, metricNamed } from '../core/experiment/metric.ts'
import { experimentColumns, type RowRefusal, readExperimentRow } from '../core/experiment/read-row.ts'
import type { ExperimentWarning } from '../core/experiment/warnings.ts'
import type { FilesPort, RefusedRow, TableFile } from './ports/files.ts'

export type AnalyseInput = {
  readonly path: string
  readonly metric: string
  readonly unit: 'lead' | 'rep'
  readonly alpha: number
  readonly shareB: number
  /** Overrides which way is better; null takes the metric's usual one. */
  readonly better: 'higher' | 'lower' | null
  /** Other metrics that the change must not harm. */
  readonly guardrails: readonly string[]
}

/** The result as the command writes it. The first nine keys are the contract; the rest lets it be recomputed. */
export type AnalysisDocument = {
  readonly metric: string
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n_a: number
  readonly n_b: number
  readonly srm_p: number
  readonly decision: ExperimentResult['decision']
  readonly weeks_left: number | null
  readonly unit: 'lead' | 'rep'
  readonly better: 'higher' | 'lower'
  readonly alpha: number
  readonly share_b: number
  readonly mean_a: number | null
  readonly mean_b: number | null
  readonly standard_error: number | null
  readonly degrees_of_freedom: number | null
  readonly open: number
  readonly strata: number
  readonly covariates: number
  readonly detectable_with_one_look: number | null
  /** The difference by source and by each `segment_` column; the intervals hold for all of them together. */
  readonly segments: readonly SegmentDocument[]
  /** Metrics that must not suffer: `harmed` where the whole interval lies on the worse side. */
  readonly guardrails: readonly GuardrailDocument[]
  readonly warnings: readonly ExperimentWarning[]
  readonly refused: number
  readonly method: string
}

type GuardrailDocument = {
  readonly metric: string
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly harmed: boolean
}

type SegmentDocument = {
  readonly by: string
  readonly value: string
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly n_a: number
  readonly n_b: number
  readonly mean_a: number
  readonly mean_b: number
}

const method =
  'post-stratified difference of means B - A, adjusted for pre_ columns (CUPED), asymptotic confidence sequence with a normal mixture; see docs/experiments.md'

/** Reads the table of an experiment and compares its arms. Refused rows are given back with their line. */
export async function analyseExperiment(
  world: { readonly files: FilesPort },
  input: AnalyseInput,
): Promise<{ readonly document: AnalysisDocument; readonly refused: readonly RefusedRow[] }> {
  const named = metricNamed(input.metric)
  const metric = { ...named, better: input.better ?? named.better }
  const { rows, refused } = await readTable(await world.files.openTable(input.path), input)
  const result = analyse(rows, { metric, unit: input.unit, alpha: input.alpha, shareB: input.shareB })
  const document: AnalysisDocument = {
    metric: result.metric,
    estimate: sixDigits(result.estimate),
    low: sixDigits(result.low),
    high: sixDigits(result.high),
    n_a: result.nA,
    n_b: result.nB,
    srm_p: sixDigits(result.splitP),
    decision: result.decision,
    weeks_left: result.weeksLeft,
    unit: input.unit,
    better: metric.better,
    alpha: input.alpha,
    share_b: input.shareB,
    mean_a: sixDigits(result.meanA),
    mean_b: sixDigits(result.meanB),
    standard_error: sixDigits(result.standardError),
    degrees_of_freedom: sixDigits(result.dof),
    open: result.open,
    strata: result.strata,
    covariates: result.covariates,
    detectable_with_one_look: sixDigits(result.detectable),
    segments: result.segments.map(segmentDocument),
    guardrails: await guardrailsOf(world, input),
    warnings: result.warnings,
    refused: refused.length,
    method,
  }
  return { document, refused }
}

/** Each guardrail is an analysis of its own over the same leads. */
async function guardrailsOf(
  world: { readonly files: FilesPort },
  input: AnalyseInput,
): Promise<readonly GuardrailDocument[]> {
  const documents: GuardrailDocument[] = []
  for (const metric of input.guardrails) {
    const { document } = await analyseExperiment(world, { ...input, metric, better: null, guardrails: [] })
    const { estimate, low, high, decision } = document
    documents.push({ metric, estimate, low, high, harmed: decision === 'A' })
  }
  return documents
}

function segmentDocument({ by, value, nA, nB, ...rest }: ExperimentResult['segments'][number]): SegmentDocument {
  return {
    by,
    value,
    estimate: sixDigits(rest.estimate),
    low: sixDigits(rest.low),
    high: sixDigits(rest.high),
    n_a: nA,
    n_b: nB,
    mean_a: sixDigits(rest.meanA),
    mean_b: sixDigits(rest.meanB),
  }
}

/** Six significant digits: more is noise, and a tiny p must not become nought. */
const sixDigits = <Value extends number | null>(value: Value): Value =>
  (value === null ? null : Number(value.toPrecision(6))) as Value

async function readTable(
  table: TableFile,
  input: AnalyseInput,
): Promise<{ readonly rows: readonly ExperimentRow[]; readonly refused: readonly RefusedRow[] }> {
  const columns = experimentColumns(table.columns, metricNamed(input.metric), input.unit === 'rep')
  const refused: RefusedRow[] = []
  const rows: ExperimentRow[] = []
  const armOfLead = new Map<string, string>()
  for await (const { line, cells } of table.rows((row) => refused.push(row))) {
    const row = readExperimentRow(cells, columns)
    const id = columns.leadId < 0 ? '' : (cells[columns.leadId] ?? '').trim()
    const earlier = id === '' ? undefined : armOfLead.get(id)
    if ('code' in row) refused.push({ line, ...row })
    else if (earlier !== undefined) refused.push({ line, ...repeated(earlier === row.arm) })
    else {
      armOfLead.set(id, row.arm)
      rows.push(row)
    }
  }
  return { rows, refused }
}

/** A lead counts once, in the arm it was given first. */
const repeated = (sameArm: boolean): RowRefusal =>
  sameArm
    ? { column: 'lead_id', code: 'lead_repeated', reason: 'the lead stands in an earlier row' }
    : { column: 'lead_id', code: 'lead_in_both_arms', reason: 'the lead was in the other arm before' }
