import { countCodes } from './code-counts.ts'
import type { Design, Input } from './fit/design.ts'
import { takeOutcomes, takeRows } from './fit/design.ts'
import type { Fold } from './fit/folds.ts'
import { fitScorecard } from './fit/scorecard-fit.ts'
import { scorecardLogits } from './fit/learners.ts'
import { auc, aucError } from './metrics.ts'
import { screenInputs, takeInputs } from './screen.ts'

export type LeakReason = 'pure_value' | 'filled_after_closing' | 'too_good' | 'name_and_gain'

/** A column that seems to know the outcome, with the evidence in words. */
export type Leak = {
  readonly column: string
  readonly reason: LeakReason
  readonly evidence: string
  /** The shares or AUCs that the evidence names. */
  readonly figures: Readonly<Record<string, number>>
}

/** A column with its inputs. */
export type ColumnInputs = {
  readonly column: string
  readonly inputs: readonly Input[]
  readonly missing: Uint8Array | null
}

const tellingName =
  /(?:^|[\s_.-])(?:won|lost|closed?|clos(?:ing|ure)|outcome|result|converted|conversion|paid|payment|invoice|contract|revenue|churn(?:ed)?|duration|call.?time|loss.?reason|lost.?reason|stage|status|final)(?:$|[\s_.-])|оплат|договор|закрыт|результат|итог|отказ|причин|выигр|проигр|стади|статус|длительн|сч[её]т|выручк|төлен|шарт|нәтиже|жабыл|תוצאה|נסגר|חוזה|תשלום|שולם|סטטוס/iu

/** Log-odds of each row from the other fold's smoothed rates of its code: what the column alone can tell, honestly. */
function aloneLogits(inputs: readonly Input[], outcomes: Float64Array, folds: readonly Fold[]): Float64Array {
  const logits = new Float64Array(outcomes.length)
  for (const { train, test } of folds) {
    let wins = 0
    for (const row of train) wins += outcomes[row]!
    const base = wins / train.length
    for (const input of inputs) {
      const { won, seen } = countCodes(input, outcomes, train)
      for (const row of test) {
        const code = input.codes[row]!
        const rate = (won[code]! + 4 * base) / (seen[code]! + 4)
        logits[row]! += Math.log((rate + 1e-6) / (1 - rate + 1e-6))
      }
    }
  }
  return logits
}

/**
 * AUC of a column by itself: of the rates of its values on the other fold, or of the order of its numbers where that is better (with few
 * deals the rates of many bins are noise, while an order has but its direction to learn).
 */
function aloneAuc(inputs: readonly Input[], outcomes: Float64Array, folds: readonly Fold[]): number {
  const byOrder = inputs.map((input) => {
    const area = input.ordered > 0 ? auc(input.codes, outcomes) : 0.5
    return Math.max(area, 1 - area)
  })
  return Math.max(auc(aloneLogits(inputs, outcomes, folds), outcomes), ...byOrder)
}

/** From which AUC on a column alone is suspected, and the least lower bound (one-sided 10 %). */
const suspicion = {
  named: { alone: 0.7, sure: 0.62 },
  nameless: { alone: 0.8, sure: 0.7 },
}

/** AUC of a scorecard on the other columns, on held-out rows. */
function restAuc(inputs: readonly Input[], outcomes: Float64Array, folds: readonly Fold[]): number {
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

type Case = {
  readonly columns: readonly ColumnInputs[]
  readonly outcomes: Float64Array
  readonly folds: readonly Fold[]
  readonly wins: number
}

const percent = (share: number): string => `${Math.round(100 * share)} %`

/** A value that nearly all wins have and nearly nobody else, or the other way round, in numbers that chance does not give. */
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
function filledAfter({ outcomes, wins }: Case, { column, missing }: ColumnInputs): Leak | null {
  if (missing === null) return null
  const losses = outcomes.length - wins
  let [emptyWon, emptyLost] = [0, 0]
  for (let row = 0; row < outcomes.length; row += 1)
    if (missing[row] === 1) {
      if (outcomes[row]! > 0.5) emptyWon += 1
      else emptyLost += 1
    }
  const [won, lost] = [1 - emptyWon / wins, 1 - emptyLost / losses]
  const area = 0.5 + Math.abs(won - lost) / 2
  if (area - 1.64 * aucError(area, wins, losses) < 0.72) return null
  const evidence = `filled in ${percent(won)} of won and ${percent(lost)} of lost deals: it seems to be filled after closing`
  return { column, reason: 'filled_after_closing', evidence, figures: { won, lost } }
}

/** Gain beyond belief: alone nearly as good as all other columns together, or better. */
function tooGood(task: Case, index: number, alone: number): Leak | null {
  const { columns, outcomes, folds, wins } = task
  const { column } = columns[index]!
  const sure = alone - 1.28 * aucError(alone, wins, outcomes.length - wins)
  const telling = tellingName.test(column)
  const bar = telling ? suspicion.named : suspicion.nameless
  if (alone < bar.alone || sure < bar.sure) return null
  const others = columns.flatMap(({ inputs }, at) => (at === index ? [] : inputs))
  const rest = restAuc(others, outcomes, folds)
  const beyond = alone >= rest - (telling ? 0.06 : -0.03)
  if (!beyond) return null
  const evidence = `alone it tells won from lost with AUC ${alone.toFixed(2)}; all other columns together reach ${rest.toFixed(2)}`
  return { column, reason: telling ? 'name_and_gain' : 'too_good', evidence, figures: { alone, rest } }
}

/** Columns that seem to know the outcome. Costly comparisons are made only for suspects. */
export function findLeaks(
  columns: readonly ColumnInputs[],
  outcomes: Float64Array,
  folds: readonly Fold[],
): readonly Leak[] {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  if (wins < 8 || outcomes.length - wins < 8) return []
  const areas = columns.map(({ inputs }) => aloneAuc(inputs, outcomes, folds))
  const leaks: Leak[] = []
  let left = columns
  for (const index of areas.map((_, at) => at).sort((a, b) => areas[b]! - areas[a]!)) {
    const found = columns[index]!
    const task: Case = { columns: left, outcomes, folds, wins }
    const leak = filledAfter(task, found) ?? pureValue(task, found) ?? tooGood(task, left.indexOf(found), areas[index]!)
    if (leak === null) continue
    leaks.push(leak)
    left = left.filter((column) => column !== found)
  }
  return leaks
}
