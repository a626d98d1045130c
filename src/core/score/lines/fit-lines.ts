import { softplus } from '../../math/logistic.ts'
import type { Design, Input } from '../fit/design.ts'
import { takeOutcomes, takeRows } from '../fit/design.ts'
import { type EngineFit, joinAnswers, roundsFrom, tunePrecisions } from '../fit/fit-engine.ts'
import { scorecardLogits } from '../fit/learners.ts'
import { fitScorecard } from '../fit/scorecard-fit.ts'
import { columnsByTie } from '../screen.ts'
import { asNormal } from '../skill.ts'
import type { Lines } from './find-lines.ts'
import { lineDesign } from './line-design.ts'

export type LinesVerdict = {
  /** Own points beside the common ones, or one model for all. */
  readonly verdict: 'own' | 'one'
  /** Mean gain in log loss on held-out deals by own points, with a 90 % interval. */
  readonly gain: number
  readonly low: number
  readonly high: number
}

export type LinesFit = LinesVerdict & {
  /** The fit that is kept: with own points or as it came. */
  readonly fit: EngineFit
  /** The design that the kept scorecard was fitted on: own points of lines stand after the common ones. */
  readonly scored: Design
}

type Trial = {
  readonly fit: EngineFit
  readonly design: Design
  readonly outcomes: Float64Array
  readonly lines: Lines
  readonly seed: number
}

/** One-sided 95 %: own points must be better beyond noise. */
const beyondNoise = 1.645
/** Points of common and own inputs together: the covariance is dense, and its cost grows with their cube. */
const mostPoints = 400

const pointsOf = (inputs: readonly Input[]): number =>
  inputs.reduce((sum, { binCount, scale }) => sum + (scale === null ? binCount : 1 + binCount), 0)

/**
 * Tries points of their own for lines of business: the scorecard is fitted once more with what each line adds to it (see `lineDesign`), on the same
 * folds, and joined with the same trees. It is kept where held-out deals are answered better beyond noise; null where the table is too wide to try.
 */
export function fitLines({ fit, design, outcomes, lines, seed }: Trial): LinesFit | null {
  const count = lines.values.length
  const room = Math.floor((mostPoints - pointsOf(design.inputs)) / count) - 1
  const own = lineDesign(telling(design, { outcomes, column: lines.column, room }), lines.lineOf, count)
  if (pointsOf(own.inputs) <= count) return null
  const scored: Design = { ...design, inputs: [...design.inputs, ...own.inputs] }
  const start = tunePrecisions(scored, outcomes, seed)
  const held = new Float64Array(design.rows).fill(Number.NaN)
  const rounds = roundsFrom(start, design.rows)
  for (const { train, test } of fit.rounds.flat()) {
    const part = { rounds, start, needsVariance: true }
    const scorecard = fitScorecard(takeRows(scored, train), takeOutcomes(outcomes, train), part)
    for (const [i, logit] of scorecardLogits(scorecard, takeRows(scored, test)).entries()) {
      const before = held[test[i]!]!
      held[test[i]!] = (Number.isNaN(before) ? 0 : before) + logit / fit.rounds.length
    }
  }
  const byLearner = [held, ...fit.byLearner.slice(1)]
  const joined = joinAnswers({ byLearner, outcomes, offsets: design.offsets }, fit.rounds[0]!)
  const { deviate, ...gain } = gainOf(fit.outOfFold, joined.outOfFold, outcomes)
  if (deviate <= beyondNoise) return { verdict: 'one', ...gain, fit, scored: design }
  const scorecard = fitScorecard(scored, outcomes, { rounds: 0, start, needsVariance: true })
  return { verdict: 'own', ...gain, scored, fit: { ...fit, ...joined, byLearner, fits: { ...fit.fits, scorecard } } }
}

type Telling = { readonly outcomes: Float64Array; readonly column: string; readonly room: number }

/**
 * The inputs that may differ by line, all others with nothing to add in their places: what the lines split by says nothing within a line, and a number
 * that may only rise or fall keeps to its order in every line. Where there is no room for all columns, those with the strongest tie to the outcome.
 */
function telling(design: Design, { outcomes, column, room }: Telling): Design {
  const kept = new Set<string>()
  let left = room
  for (const { column: name, inputs } of columnsByTie(design, outcomes)) {
    const points = inputs.reduce((sum, { binCount, scale }) => sum + (scale === null ? binCount : 1), 0)
    if (name === column || points > left) continue
    kept.add(name)
    left -= points
  }
  const silent = { binCount: 0, scale: null }
  const inputs = design.inputs.map((input) =>
    kept.has(input.column) && input.direction === 0 ? input : { ...input, ...silent, bins: input.bins.map(() => -1) },
  )
  return { ...design, inputs }
}

/** The paired gain in log loss of the second answers, with its 90 % interval and as a normal deviate (as in `hasSkill`). */
function gainOf(one: Float64Array, own: Float64Array, outcomes: Float64Array) {
  const gains = Array.from(outcomes.keys()).flatMap((row) => {
    const [before, after, y] = [one[row]!, own[row]!, outcomes[row]!]
    return Number.isNaN(before) ? [] : [softplus(before) - y * before - (softplus(after) - y * after)]
  })
  const gain = gains.reduce((sum, value) => sum + value, 0) / gains.length
  const variance = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) / gains.length
  const error = Math.sqrt(Math.max(1e-300, variance) / gains.length)
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const deviate = asNormal(gain / error, Math.max(1, 2 * Math.min(wins, outcomes.length - wins) - 1))
  return { gain, low: gain - beyondNoise * error, high: gain + beyondNoise * error, deviate }
}
