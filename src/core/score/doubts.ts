import { inverseElement } from '../math/cholesky.ts'
import { type Input, takeRows } from './fit/design.ts'
import { signalVariance } from './fit/learners.ts'
import type { ScorecardFit } from './fit/scorecard-fit.ts'
import type { FittedModel, InputPoints } from './fitted-model.ts'
import { pointsByCode } from './fitted-scorer.ts'
import type { ModelParts } from './make-fitted-model.ts'
import { pairsLeft } from './pairs-left.ts'
import { readingsOf, readMark } from './read-columns.ts'
import { isMissing } from './table/cells.ts'
import { missingCode } from './table/encoding.ts'
import { isOfText } from './text-features.ts'

/** A number of a model file, to six digits. */
export const rounded = (value: number): number => Number(value.toPrecision(6))

/**
 * How much of each doubt makes the width, set on simulated deals (docs/scoring.md, "Interval"): the posterior as it stands, of how far the learners
 * differ, twice what pairs of columns still tell, and the doubt of the precisions, which falls with the deals.
 */
const factors = { linear: 1, spread: 0.6, pairs: 2, precisions: 2.5 }
/** The same of what rare and unknown cells hide, which stands with the inputs. */
export const cellFactor = 0.75
/** Pairs that seem to tell more than this variance are chance among few wins. */
const mostOfPairs = 1

/** What intervals need beside the covariance and the inputs. */
export function intervalOf(parts: ModelParts): FittedModel['interval'] {
  const { design, skill, validation, train } = parts
  const { outcomes } = train
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const information = (wins * (outcomes.length - wins)) / outcomes.length
  const pairs = skill ? pairsLeft(design, outcomes, validation) : 0
  return {
    linear: factors.linear,
    spread: factors.spread,
    rest: rounded(Math.min(mostOfPairs, factors.pairs * pairs) + factors.precisions / information),
    prior: rounded(priorVariance(parts)),
  }
}

/**
 * Variance of the points among the known cells of an input, for an unknown cell hides one of them: that of their means, and how unsure the
 * points are on average.
 */
function hiddenVariance(input: Omit<InputPoints, 'hidden'>, codes: Uint8Array, doubts: Float64Array): number {
  if (input.encoding.kind === 'item') return 0
  const missing = missingCode(input.encoding)
  const points = pointsByCode(input)
  let [count, sum, squares, doubt] = [0, 0, 0, 0]
  for (const code of codes) {
    if (code === missing) continue
    count += 1
    sum += points[code]!
    squares += points[code]! ** 2
    doubt += doubts[code]!
  }
  const known = Math.max(0, squares / count - (sum / count) ** 2) + doubt / count
  return count === 0 ? 0 : cellFactor * known
}

/** Posterior variance of the points of each code of an input. */
function doubtsOf({ inverseFactor, layout }: ScorecardFit, { bins, scale }: Input, f: number): Float64Array {
  const at = (i: number, j: number): number => inverseElement(inverseFactor, layout.size, i, j)
  const slope = layout.slopes[f]!
  return Float64Array.from(bins, (bin, code) => {
    if (bin < 0) return 0
    const place = layout.offsets[f]! + bin
    const z = scale?.[code] ?? 0
    return at(place, place) + (z === 0 ? 0 : 2 * z * at(place, slope) + z * z * at(slope, slope))
  })
}

/** The text that a column is a reading of: its column, or `text` of leads; null where it is of none. */
function makeTextOf({ columns, train }: ModelParts): (column: string) => string | null {
  const readings = readingsOf(columns)
  return (column) => {
    if (train.rowsAre === 'leads') return isOfText(column) ? 'text' : null
    return readings.has(column) ? column.slice(0, column.lastIndexOf(readMark)) : null
  }
}

/** Who wrote nothing hides nothing: the share of the unknown readings of a text that are of texts all the same, not understood. */
function shareWritten(text: string, codes: Uint8Array, missing: number, { train }: ModelParts): number {
  const cells = train.table.cells[train.table.columns.indexOf(text)]
  const isBlank = (cell: string): boolean => (train.rowsAre === 'leads' ? cell === 'none' : isMissing(cell))
  let [unknown, written] = [0, 0]
  for (const [row, code] of codes.entries()) {
    if (code !== missing) continue
    unknown += 1
    if (cells !== undefined && !isBlank(cells[row]!)) written += 1
  }
  return unknown === 0 ? 1 : written / unknown
}

/**
 * What an unknown cell of each input hides (variance of the log-odds). A cell hides one thing, in however many ways it is read: of the inputs that
 * read it the one that hides most counts, all others hide nothing.
 */
export function hiddenOf(inputs: readonly Omit<InputPoints, 'hidden'>[], parts: ModelParts): readonly number[] {
  const { design, fit } = parts
  const textOf = makeTextOf(parts)
  const hidden = inputs.map((input, f) => {
    const { codes } = design.inputs[f]!
    const text = textOf(input.encoding.column)
    const share = text === null ? 1 : shareWritten(text, codes, missingCode(input.encoding), parts)
    return rounded(share * hiddenVariance(input, codes, doubtsOf(fit.fits.scorecard, design.inputs[f]!, f)))
  })
  const most = new Map<string, number>()
  const cells = inputs.map(({ encoding: { column } }) => textOf(column) ?? column)
  for (const [f, cell] of cells.entries()) if (hidden[f]! > (hidden[most.get(cell) ?? -1] ?? 0)) most.set(cell, f)
  return hidden.map((value, f) => (most.get(cells[f]!) === f ? value : 0))
}

/** Rows that the width of the prior's answer is read from. */
const signalRows = 500
/** How far leads differ before any deal was seen: an sd of one log-odds. */
const usualSignal = 1

/**
 * Variance of the log-odds where there is no skill: the doubt of the base rate, and how far leads differ: the geometric mean of what the
 * deals say and of what is usual, for deals without proven skill say it badly.
 */
function priorVariance({ fit, scored, train: { outcomes } }: ModelParts): number {
  const rows = Int32Array.from({ length: Math.min(signalRows, scored.rows) }, (_, i) => i)
  const signal = signalVariance(fit.fits.scorecard, takeRows(scored, rows))
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  return outcomes.length / ((wins + 0.5) * (outcomes.length - wins + 0.5)) + Math.sqrt(usualSignal * signal)
}
