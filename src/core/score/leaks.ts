import { aloneAuc, isCopyOf } from './alone.ts'
import { countCodes } from './code-counts.ts'
import type { Design, Input } from './fit/design.ts'
import { takeOutcomes, takeRows } from './fit/design.ts'
import type { Fold } from './fit/folds.ts'
import { fitScorecard } from './fit/scorecard-fit.ts'
import { scorecardLogits } from './fit/learners.ts'
import { auc, aucBounds } from './metrics.ts'
import { screenInputs, takeInputs } from './screen.ts'
import { namesTheEnd } from './telling-names.ts'

export type LeakReason = 'pure_value' | 'filled_after_closing' | 'too_good' | 'name_and_gain'

/** A column that seems to know the outcome, with the evidence in words. */
export type Leak = {
  readonly column: string
  readonly reason: LeakReason
  readonly evidence: string
  /** The shares or AUCs that the evidence names. */
  readonly figures: Readonly<Record<string, number>>
}

/** A column with its inputs; none where nothing can be learned from it but whether it is filled. */
export type ColumnInputs = {
  readonly column: string
  readonly inputs: readonly Input[]
  readonly missing: Uint8Array | null
}

type Case = {
  readonly outcomes: Float64Array
  readonly folds: readonly Fold[]
  readonly wins: number
  readonly losses: number
}

/** A column whose AUC alone is high enough to look into. */
type Suspect = ColumnInputs & { readonly alone: number; readonly telling: boolean }
type Rated = ColumnInputs & { readonly alone: number }

/**
 * From which AUC on a column alone is suspected, the least lower bound (one-sided 10 %), and by how much it must be better than the others.
 * A name that says so is evidence too, though a little: many a status is that of something else.
 */
const suspicion = {
  named: { alone: 0.75, sure: 0.62, more: -0.06 },
  nameless: { alone: 0.8, sure: 0.72, more: 0.03 },
}

/** What all columns together hardly ever reach in honest sales data, and its least lower bound (one-sided 10 %). */
const belief = { area: 0.9, sure: 0.86 }

const tenPercent = 1.28
const fivePercent = 1.64

/** AUC of a scorecard on held-out rows. */
function scorecardAuc(inputs: readonly Input[], { outcomes, folds }: Case): number {
  const design: Design = { rows: outcomes.length, inputs }
  const logits = new Float64Array(outcomes.length)
  if (inputs.length === 0) return 0.5
  for (const { train, test } of folds) {
    const options = { rounds: 2, start: null, needsVariance: false }
    const [rows, truth] = [takeRows(design, train), takeOutcomes(outcomes, train)]
    const picked = screenInputs(rows, truth)
    const fit = fitScorecard(takeInputs(rows, picked), truth, options)
    const held = scorecardLogits(fit, takeInputs(takeRows(design, test), picked))
    for (const [i, row] of test.entries()) logits[row] = held[i]!
  }
  return auc(logits, outcomes)
}

/** What columns reach together, or the best of them alone where that is more: fitted on half of few deals, many columns say less than one. */
const togetherAuc = (columns: readonly Rated[], task: Case): number =>
  Math.max(
    scorecardAuc(
      columns.flatMap(({ inputs }) => inputs),
      task,
    ),
    ...columns.map(({ alone }) => alone),
  )

const percent = (share: number): string => `${Math.round(100 * share)} %`

/** A value that many wins have and nearly no loss, in numbers that chance does not give. */
function pureValue({ outcomes, wins }: Case, { column, inputs }: ColumnInputs): Leak | null {
  const rate = wins / outcomes.length
  for (const input of inputs) {
    if (input.ordered > 12) continue
    const { won, seen } = countCodes(input, outcomes)
    for (let code = 0; code < input.codeCount; code += 1) {
      const share = won[code]! / seen[code]!
      if (seen[code]! < 15 || won[code]! < 0.3 * wins || share < 0.97 || rate > 0.8) continue
      const evidence = `one value holds ${percent(won[code]! / wins)} of all won deals, and ${percent(share)} of its deals are won`
      return { column, reason: 'pure_value', evidence, figures: { won: won[code]! / wins, share } }
    }
  }
  return null
}

/** Whether the cell is filled tells the outcome by itself. */
function filledAfter({ outcomes, wins, losses }: Case, { column, missing }: ColumnInputs): Leak | null {
  if (missing === null) return null
  let [emptyWon, emptyLost] = [0, 0]
  for (let row = 0; row < outcomes.length; row += 1)
    if (missing[row] === 1) {
      if (outcomes[row]! > 0.5) emptyWon += 1
      else emptyLost += 1
    }
  const [won, lost] = [1 - emptyWon / wins, 1 - emptyLost / losses]
  const [sure] = aucBounds(0.5 + Math.abs(won - lost) / 2, { wins, losses }, fivePercent)
  if (sure < 0.72) return null
  const evidence = `filled in ${percent(won)} of won and ${percent(lost)} of lost deals: it seems to be filled after closing`
  return { column, reason: 'filled_after_closing', evidence, figures: { won, lost } }
}

const barOf = (telling: boolean) => (telling ? suspicion.named : suspicion.nameless)

/** The columns to look into, the strongest first. */
const suspectsAmong = (columns: readonly Rated[], { wins, losses }: Case): readonly Suspect[] =>
  columns
    .map((column) => ({ ...column, telling: namesTheEnd(column.column) }))
    .filter(({ alone, telling }) => {
      const bar = barOf(telling)
      return alone >= bar.alone && aucBounds(alone, { wins, losses }, tenPercent)[0] >= bar.sure
    })
    .sort((a, b) => b.alone - a.alone)

/** The leak that a suspect is beside columns that reach `rest`; null where it is not better than they are. */
function beyond({ column, alone, telling }: Suspect, rest: number, others: string): Leak | null {
  if (alone < rest + barOf(telling).more) return null
  const evidence = `alone it tells won from lost with AUC ${alone.toFixed(2)}; ${others} together reach ${rest.toFixed(2)}`
  return { column, reason: telling ? 'name_and_gain' : 'too_good', evidence, figures: { alone, rest } }
}

/** The strongest suspect that stands out from all other columns but its own copies. */
function standsOut(columns: readonly Rated[], suspects: readonly Suspect[], task: Case): Leak | null {
  for (const suspect of suspects) {
    const others = columns.filter(({ inputs }) => !isCopyOf(inputs, suspect.inputs))
    const leak = beyond(suspect, togetherAuc(others, task), 'all other columns')
    if (leak !== null) return leak
  }
  return null
}

/**
 * The strongest of several suspects that hide each other: compared with all others each would have the other leaks against it, so it is
 * compared with the columns that are above suspicion. Good twins look the same there. What parts them is how far they reach together:
 * each leak knows the outcome anew, and two or three go beyond belief; twins know the same of the lead, and stay as good as one.
 */
function standsOutWithOthers(columns: readonly Rated[], suspects: readonly Suspect[], task: Case): Leak | null {
  if (suspects.length < 2) return null
  const whole = togetherAuc(columns, task)
  if (whole < belief.area || aucBounds(whole, task, tenPercent)[0] < belief.sure) return null
  const isSuspected = (column: Rated): boolean => suspects.some(({ inputs }) => isCopyOf(column.inputs, inputs))
  const rest = togetherAuc(
    columns.filter((column) => !isSuspected(column)),
    task,
  )
  for (const suspect of suspects) {
    const leak = beyond(suspect, rest, 'the columns above suspicion')
    if (leak !== null) return leak
  }
  return null
}

/**
 * Columns that seem to know the outcome. After each that is found, and its copies, the others are looked at again without it, until nothing
 * more is found. Costly comparisons are made only for suspects.
 */
export function findLeaks(
  columns: readonly ColumnInputs[],
  outcomes: Float64Array,
  folds: readonly Fold[],
): readonly Leak[] {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const task: Case = { outcomes, folds, wins, losses: outcomes.length - wins }
  const leaks = columns.flatMap((column) => filledAfter(task, column) ?? pureValue(task, column) ?? [])
  const known = new Set(leaks.map(({ column }) => column))
  let left = columns
    .filter(({ column, inputs }) => inputs.length > 0 && !known.has(column))
    .map((column): Rated => ({ ...column, alone: aloneAuc(column.inputs, outcomes, folds) }))
  for (;;) {
    const suspects = suspectsAmong(left, task)
    const leak = standsOut(left, suspects, task) ?? standsOutWithOthers(left, suspects, task)
    if (leak === null) return leaks
    const { inputs } = left.find(({ column }) => column === leak.column)!
    const same = left.filter((other) => isCopyOf(other.inputs, inputs))
    for (const { column } of same) leaks.push({ ...leak, column })
    left = left.filter((column) => !same.includes(column))
  }
}
