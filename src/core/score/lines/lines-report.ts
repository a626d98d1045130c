import { sigmoid } from '../../math/logistic.ts'
import type { Design } from '../fit/design.ts'
import { linearLogits } from '../fit/scorecard-fit.ts'
import { makeLayout } from '../fit/layout.ts'
import { type Share, wilson } from '../report/interval.ts'
import type { Validation } from '../train.ts'
import type { Lines } from './find-lines.ts'
import type { LinesFit, LinesVerdict } from './fit-lines.ts'

/** What was found of one line of business, on deals held out. */
export type LineFound = {
  readonly value: string
  /** Deals of training. */
  readonly deals: number
  /** What was promised of its held-out deals in the mean, and what came. */
  readonly promised: number
  readonly came: Share
  /** Columns whose points differ most from the common ones, the strongest first; none with one model. */
  readonly differs: readonly string[]
}

export type LinesReport = {
  readonly column: string
  /** `too_few`: the column does not split the deals into two lines that are large enough; `too_wide`: too many columns to try. */
  readonly verdict: LinesVerdict['verdict'] | 'too_few' | 'too_wide'
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
  readonly lines: readonly LineFound[]
}

type Input = {
  readonly column: string
  readonly lines: Lines | null
  readonly tried: LinesFit | null
  readonly scored: Design
  readonly design: Design
  readonly validation: Validation
}

/** Lines of business: own points or one model, why, and how each is promised. */
export function linesReport(input: Input): LinesReport {
  const { column, lines, tried } = input
  const none = { gain: null, low: null, high: null }
  if (lines === null) return { column, verdict: 'too_few', ...none, lines: [] }
  const found = lines.values.map((value, line) => lineFound(input, { value, line, lineOf: lines.lineOf }))
  if (tried === null) return { column, verdict: 'too_wide', ...none, lines: found }
  const { verdict, gain, low, high } = tried
  return { column, verdict, gain, low, high, lines: found }
}

type One = { readonly value: string; readonly line: number; readonly lineOf: Lines['lineOf'] }

function lineFound(input: Input, { value, line, lineOf }: One): LineFound {
  const { rows, logits, outcomes } = input.validation
  const held = Array.from(rows.keys()).filter((i) => lineOf[rows[i]!] === line)
  const wins = held.reduce((sum, i) => sum + outcomes[i]!, 0)
  const promised = held.reduce((sum, i) => sum + sigmoid(logits[i]!), 0) / Math.max(1, held.length)
  const deals = lineOf.reduce((sum, one) => sum + Number(one === line), 0)
  return { value, deals, promised, came: wilson(wins, held.length), differs: differsIn(input, line, lineOf) }
}

const mostNamed = 3
/** Root mean square of the points (log-odds) from which a column is named. */
const leastTold = 0.1

/** The columns in which the line's own points weigh most, by their root mean square over its deals. */
function differsIn({ scored, design, tried }: Input, line: number, lineOf: Lines['lineOf']): readonly string[] {
  const count = design.inputs.length
  if (scored.inputs.length === count || !tried) return []
  const own = scored.inputs.slice(count).slice(line * (count + 1), (line + 1) * (count + 1))
  const { weights, layout } = tried.fit.fits.scorecard
  const start = count + line * (count + 1)
  const sums = new Map<string, number>()
  for (const [i, input] of own.entries()) {
    const alone = makeLayout({ rows: scored.rows, inputs: [input] })
    const part = new Float64Array(alone.size)
    if (input.scale !== null) part[alone.slopes[0]!] = weights[layout.slopes[start + i]!]!
    for (let bin = 0; bin < input.binCount; bin += 1)
      part[alone.offsets[0]! + bin] = weights[layout.offsets[start + i]! + bin]!
    const points = linearLogits(alone, part)
    const squares = points.reduce((sum, value, row) => sum + (lineOf[row] === line ? value ** 2 : 0), 0)
    sums.set(input.column, (sums.get(input.column) ?? 0) + squares)
  }
  const deals = lineOf.reduce((sum, one) => sum + Number(one === line), 0)
  return [...sums]
    .filter(([column, squares]) => column !== '' && Math.sqrt(squares / Math.max(1, deals)) >= leastTold)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostNamed)
    .map(([column]) => column)
}
