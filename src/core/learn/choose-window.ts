import { softplus } from '../math/logistic.ts'
import type { BaseModel } from '../score/base-model.ts'
import { takeOutcomes, takeRows, type Design } from '../score/fit/design.ts'
import { scorecardLogits } from '../score/fit/learners.ts'
import { fitScorecard } from '../score/fit/scorecard-fit.ts'
import { prepareTable } from '../score/prepare-table.ts'
import { tableOfRows } from '../score/rows-table.ts'
import type { Deal } from './past-lead.ts'

/** Deals of which a window has at least so many before the latest ones, on which it is tested. */
const fewestLearned = 200
const [fewestTested, mostTested] = [120, 400]
/** More change the choice little and cost much. */
const mostLearned = 6000
/** A shorter window must be better than all deals by this many standard errors of the paired difference. */
const neededErrors = 1.5

/** Where the rows to learn from begin, in deals ordered by receipt, and what the choice rests on. */
export type Window = {
  readonly from: number
  /** Gain in log loss on the latest deals against learning from all, nats a lead; 0 where all are used. */
  readonly gain: number
}

/**
 * From when on deals are learned from: of all, their latest half, quarter and so on, whichever foretells the latest deals best, by the scorecard
 * fitted on what came before them. All of them unless a shorter window is better beyond noise: old deals mislead only where something has changed.
 */
export function chooseWindow(
  deals: readonly Deal[],
  { offsets, prior }: { readonly offsets: Float64Array | null; readonly prior: BaseModel },
): Window {
  const tested = Math.min(mostTested, Math.max(fewestTested, Math.floor(deals.length / 8)))
  const split = deals.length - tested
  if (split < 2 * fewestLearned) return { from: 0, gain: 0 }
  const { design, outcomes } = designOf(deals, { offsets, prior })
  const test = rowsFrom(split, deals.length)
  const lossesFrom = (from: number): Float64Array | null => {
    const train = rowsFrom(Math.max(from, split - mostLearned), split)
    const learned = takeOutcomes(outcomes, train)
    if (!bothCame(learned)) return null
    const fit = fitScorecard(takeRows(design, train), learned, { rounds: 5, start: null, needsVariance: true })
    return scorecardLogits(fit, takeRows(design, test)).map((value, i) => {
      const z = value + (offsets?.[test[i]!] ?? 0)
      return softplus(z) - outcomes[test[i]!]! * z
    })
  }
  const all = lossesFrom(0)
  let best: Window = { from: 0, gain: 0 }
  for (let size = Math.floor(split / 2); size >= fewestLearned && all !== null; size = Math.floor(size / 2)) {
    const some = lossesFrom(split - size)
    if (some === null) continue
    const { gain, error } = gainOf(all, some)
    if (gain > best.gain && gain > neededErrors * error) best = { from: split - size, gain }
  }
  return best
}

const rowsFrom = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i)

const bothCame = (outcomes: Float64Array): boolean => outcomes.includes(1) && outcomes.includes(0)

function gainOf(all: Float64Array, some: Float64Array): { readonly gain: number; readonly error: number } {
  const gains = all.map((loss, i) => loss - some[i]!)
  const gain = gains.reduce((sum, one) => sum + one, 0) / gains.length
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / (gains.length - 1)
  return { gain, error: Math.sqrt(variance / gains.length) }
}

function designOf(
  deals: readonly Deal[],
  { offsets, prior }: { readonly offsets: Float64Array | null; readonly prior: BaseModel },
): { readonly design: Design; readonly outcomes: Float64Array } {
  const { used } = prepareTable(tableOfRows(deals.map(({ lead }) => lead.features)), {
    ignore: new Set(),
    dateColumn: null,
    prior,
    directions: new Map(),
    fixed: new Set(),
  })
  const inputs = used.flatMap(({ inputs }) => inputs)
  return {
    design: { rows: deals.length, inputs, ...(offsets && { offsets }) },
    outcomes: Float64Array.from(deals, ({ won }) => won),
  }
}
