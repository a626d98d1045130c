import { AppError } from '../app-error.ts'
import { makeRandom, mixSeed, shuffled } from '../math/random.ts'
import type { BaseModel } from './base-model.ts'
import type { Design, Direction } from './fit/design.ts'
import { type EngineFit, fitEngine } from './fit/fit-engine.ts'
import { type Fold, stratifiedFolds } from './fit/folds.ts'
import { timeFolds } from './fit/time-folds.ts'
import type { FittedModel, Metrics, ModelColumn } from './fitted-model.ts'
import { type FixedColumn, fixedPoints, type FixedRule } from './fixed-points.ts'
import { type IgnoredColumn, ignoredReasons } from './ignored-reasons.ts'
import { findLeaks, type Leak } from './leaks.ts'
import { findLines } from './lines/find-lines.ts'
import { fitLines } from './lines/fit-lines.ts'
import { type LinesReport, linesReport } from './lines/lines-report.ts'
import { makeFittedModel } from './make-fitted-model.ts'
import { auc, aucBounds, brier, debiasedEce, logLoss } from './metrics.ts'
import type { LostValue } from './outcome-values.ts'
import { type PreparedColumn, prepareTable } from './prepare-table.ts'
import { priorAnswer } from './prior-answer.ts'
import { readingsOf } from './read-columns.ts'
import { columnsByTie, needsScreening, takeInputs } from './screen.ts'
import { hasSkill } from './skill.ts'
import type { DealTable } from './table/encoding.ts'

export type TrainInput = {
  /** Closed deals only, without the outcome column. */
  readonly table: DealTable
  /** 1 won, 0 lost. */
  readonly outcomes: Float64Array
  /** Days since 1970, NaN where unknown; null without a date column. */
  readonly dates: Float64Array | null
  /** Names of the rows, for the nearest past deals. */
  readonly ids: readonly string[]
  /** The table's own ids told of people, and `ids` are numbers of rows instead. */
  readonly idsHidden?: boolean
  readonly outcome: FittedModel['outcome']
  /** What counts as lost in the outcome column. */
  readonly lost?: readonly LostValue[]
  /** Deals without an outcome, which are open and left out. */
  readonly open?: number
  /** Deals whose date cannot be read, which are only learned from. */
  readonly undated?: number
  readonly dateColumn: string | null
  readonly ignore: ReadonlySet<string>
  readonly keepLeaks: boolean
  readonly seed: number
  /** Numbers whose points may only rise, and only fall. */
  readonly rising?: ReadonlySet<string>
  readonly falling?: ReadonlySet<string>
  /** Points made by hand: what they say of a column is not learned. */
  readonly fixed?: readonly FixedRule[]
  /** The base scorecard as prior of the columns it knows. */
  readonly prior?: BaseModel
  /** What a row is: a row of the table as it came, or the features of a lead as the server makes them; usual: a table row. */
  readonly rowsAre?: FittedModel['rowsAre']
  /** Log-odds that a row has for reasons that are not in the table and that no lead has when it is scored; null: none. */
  readonly offsets?: Float64Array | null
  /** The column whose values are lines of business, which may have points of their own; null: none is named. */
  readonly lines?: string | null
  /** Digest of the training table, made by the caller. */
  readonly fingerprint: string
}

/** Held-out log-odds with what they are compared to. */
export type Validation = {
  /** Rows that were held out, in order. */
  readonly rows: Int32Array
  readonly logits: Float64Array
  readonly outcomes: Float64Array
  readonly baseLogits: Float64Array
}

export type Trained = {
  readonly model: FittedModel
  readonly leaks: readonly Leak[]
  /** Columns of the table alone: what the reader did not find in a text is nobody's column. */
  readonly ignored: readonly IgnoredColumn[]
  readonly metrics: Metrics
  readonly validation: Validation
  readonly used: readonly PreparedColumn[]
  /** What was found of lines of business; null where no column was named. */
  readonly lines: LinesReport | null
  /** Where validation is beyond belief, the columns with the strongest tie to the outcome, for a person to look at; else none. */
  readonly unbelievable: readonly string[]
}

/** An AUC that honest sales data hardly ever reaches: most of what decides a sale is not known when the lead comes. */
const beyondBelief = 0.97

/** Rows on which the leak guard works: enough to see a leak, few enough to be quick. */
const leakRows = 6000

function checkOutcomes(outcomes: Float64Array): number {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  if (outcomes.length < 4)
    throw new AppError('bad_input', 'too_few_deals', 'At least four closed deals are needed to train.')
  if (wins === 0 || wins === outcomes.length)
    throw new AppError(
      'bad_input',
      'one_outcome',
      `All ${outcomes.length} closed deals count as ${wins === 0 ? 'lost' : 'won'}, and there is nothing to tell apart: add ${wins === 0 ? 'won' : 'lost'} ones, or name the values that mean won with --won.`,
      { option: '--won' },
    )
  return wins
}

/** Looks for leaks in all columns that are not ignored, also those that only being filled or not can betray. */
function guardLeaks(used: readonly PreparedColumn[], outcomes: Float64Array, seed: number): readonly Leak[] {
  const rows = outcomes.length <= leakRows ? null : shuffled(outcomes.length, makeRandom(seed)).slice(0, leakRows)
  const pick = <T extends Uint8Array | Float64Array>(values: T): T =>
    (rows === null
      ? values
      : values.constructor === Uint8Array
        ? Uint8Array.from(rows, (row) => values[row]!)
        : Float64Array.from(rows, (row) => values[row]!)) as T
  const sample = pick(outcomes)
  const columns = used.map(({ column, inputs, missing }) => ({
    column,
    inputs: inputs.map((input) => ({ ...input, codes: pick(input.codes) })),
    missing: missing === null ? null : pick(missing),
  }))
  return findLeaks(columns, sample, stratifiedFolds(sample, 2, makeRandom(mixSeed(seed, 5))))
}

function foldsFor(input: TrainInput): readonly Fold[] | undefined {
  if (input.dates === null) return undefined
  const folds = timeFolds(input.dates, input.outcomes.length > 30_000 ? 2 : 4)
  const usable = folds.filter(({ train }) => {
    const wins = train.reduce((sum, row) => sum + input.outcomes[row]!, 0)
    return wins >= 2 && train.length - wins >= 2
  })
  return usable.length === 0 ? undefined : usable
}

/** Offsets of rows move the base rate that an answer is compared with as well. */
function validationOf(fit: EngineFit, outcomes: Float64Array, offsets: Float64Array | null): Validation {
  const rows = Int32Array.from(fit.outOfFold.keys()).filter((row) => !Number.isNaN(fit.outOfFold[row]!))
  return {
    rows,
    logits: Float64Array.from(rows, (row) => fit.outOfFold[row]!),
    outcomes: Float64Array.from(rows, (row) => outcomes[row]!),
    baseLogits: Float64Array.from(rows, (row) => fit.baseLogits[row]! + (offsets?.[row] ?? 0)),
  }
}

/** Figures of held-out answers: the order is that of the model; the loss that of what is answered. */
function metricsOf({ logits, outcomes, baseLogits }: Validation, answer: Float64Array): Metrics {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const area = auc(logits, outcomes)
  const [low, high] = aucBounds(area, { wins, losses: outcomes.length - wins }, 1.96)
  return {
    auc: area,
    auc_low: low,
    auc_high: high,
    log_loss: logLoss(answer, outcomes),
    log_loss_base: logLoss(baseLogits, outcomes),
    brier: brier(answer, outcomes),
    ece: debiasedEce(answer, outcomes),
  }
}

/** Trains a model from a table of closed deals: types the columns, leaves out leaks, fits, validates, and says what it did. */
export function trainModel(input: TrainInput): Trained {
  const { outcomes, seed } = input
  checkOutcomes(outcomes)
  const { used, columns, unread } = prepareTable(input.table, {
    ignore: input.ignore,
    dateColumn: input.dateColumn,
    prior: input.prior ?? null,
    directions: directionsOf(input),
    fixed: new Set(input.fixed?.map(({ column }) => column)),
  })
  const { fixed, offsets: handOffsets } = byHand(input)
  const offsets = sumOf(handOffsets, input.offsets ?? null)
  const leaks = guardLeaks([...used, ...unread], outcomes, seed)
  const leaking = new Set(input.keepLeaks ? [] : leaks.map(({ column }) => column))
  const usable = used.filter(({ column }) => !leaking.has(column))
  const wide: Design = {
    rows: outcomes.length,
    inputs: usable.flatMap(({ inputs }) => inputs),
    ...(offsets && { offsets }),
  }
  const folds = foldsFor(input)
  const one = fitEngine(wide, outcomes, { seed, folds })
  const design = takeInputs(wide, one.picked)
  const lines = input.lines ? findLines(usable, input.lines, outcomes) : null
  const named = lines !== null && design.inputs.some(({ column }) => column === lines.column)
  const tried = named && !needsScreening(wide) ? fitLines({ fit: one, design, outcomes, lines, seed }) : null
  const fit = tried?.fit ?? one
  const scored = tried?.scored ?? design
  const fitted = new Set(design.inputs.map(({ column }) => column))
  const kept = usable.filter(({ column }) => fitted.has(column))
  const validation = validationOf(fit, outcomes, input.offsets ?? null)
  const { logits, baseLogits } = validation
  const skill = design.inputs.length > 0 && hasSkill(logits, validation.outcomes, baseLogits)
  const prior = skill ? null : priorAnswer(design, outcomes, fit, validation)
  const metrics = metricsOf(validation, prior?.logits ?? logits)
  const unbelievable =
    skill && metrics.auc >= beyondBelief
      ? columnsByTie(design, outcomes)
          .slice(0, 3)
          .map(({ column }) => column)
      : []
  const reasons = markColumns(columns, leaking, fitted)
  const model = makeFittedModel({
    // Where the dates do not part earlier from later deals, the folds are random ones.
    train: folds === undefined ? { ...input, dateColumn: null } : input,
    fit,
    design,
    kept,
    columns: reasons,
    skill,
    prior,
    fixed,
    metrics,
    validation,
    scored,
    lines,
  })
  const read = readingsOf(reasons)
  const ignored = reasons.flatMap(({ column, ignored: code }) =>
    code === null || read.has(column) ? [] : [{ column, code, reason: ignoredReasons[code] }],
  )
  const report = input.lines
    ? linesReport({
        column: input.lines,
        lines,
        tried,
        scored,
        design,
        validation: { ...validation, logits: skill ? logits : baseLogits },
      })
    : null
  return { model, leaks, ignored, metrics, validation, used: kept, lines: report, unbelievable }
}

function directionsOf({ rising, falling }: TrainInput): ReadonlyMap<string, Direction> {
  const both = [...(rising ?? [])].find((column) => falling?.has(column))
  if (both !== undefined)
    throw new AppError('bad_input', 'rising_and_falling', `"${both}" cannot both rise and fall.`, { column: both })
  return new Map([
    ...[...(rising ?? [])].map((column) => [column, 1] as const),
    ...[...(falling ?? [])].map((column) => [column, -1] as const),
  ])
}

const sumOf = (a: Float64Array | null, b: Float64Array | null): Float64Array | null =>
  a === null || b === null ? (a ?? b) : a.map((value, row) => value + b[row]!)

/** Points made by hand against the average deal, by row, and what the model keeps of them. */
function byHand({ fixed = [], table, outcomes }: TrainInput): {
  readonly fixed: readonly FixedColumn[]
  readonly offsets: Float64Array | null
} {
  if (fixed.length === 0) return { fixed: [], offsets: null }
  const offsets = new Float64Array(outcomes.length)
  const columns = [...new Set(fixed.map(({ column }) => column))].map((column): FixedColumn => {
    const cells = table.cells[table.columns.indexOf(column)]
    if (cells === undefined)
      throw new AppError(
        'bad_input',
        'column_unknown',
        `A rule names the column "${column}", which the table does not have.`,
        {
          option: '--fixed',
          column,
        },
      )
    const rules = fixed.filter((rule) => rule.column === column)
    const points = cells.map((cell) => fixedPoints(rules, cell))
    const mean = points.reduce((sum, value) => sum + value, 0) / Math.max(1, points.length)
    for (const [row, value] of points.entries()) offsets[row]! += value - mean
    return { column, mean, rules }
  })
  return { fixed: columns, offsets }
}

function markColumns(
  columns: readonly ModelColumn[],
  leaking: ReadonlySet<string>,
  fitted: ReadonlySet<string>,
): readonly ModelColumn[] {
  return columns.map((entry) => {
    if (leaking.has(entry.column)) return { ...entry, ignored: 'leak' }
    if (entry.ignored === null && !fitted.has(entry.column)) return { ...entry, ignored: 'weak' }
    return entry
  })
}
