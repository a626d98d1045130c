import { makeRandom, mixSeed, shuffled } from '../../math/random.ts'
import { rowAt } from '../feature-row.ts'
import { makeScorer } from '../model.ts'
import { makeNearestDeals, type NearDeal } from '../nearest-deals.ts'
import type { Score } from '../score.ts'
import { someDeals } from '../some-deals.ts'
import { type Trained, type TrainInput, trainModel } from '../train.ts'

/** A past deal scored by a model that had not seen it. */
export type UnseenDeal = {
  readonly id: string
  readonly won: boolean
  readonly score: Score
  readonly near: readonly NearDeal[]
}

export type UnseenDeals = {
  /** Deals that the model behind these scores learned from. */
  readonly learned: number
  readonly deals: readonly UnseenDeal[]
}

/** At most one deal in ten is held back, so that the model behind the examples is as good as the one that is reported. */
const heldShare = 0.1
/** More deals change a handful of examples little and cost much. */
const mostLearned = 10_000
const nearDeals = 3

/** Rows spread evenly over the held-out answers, the best first. */
function spread({ rows, logits }: Trained['validation'], most: number): readonly number[] {
  const order = [...rows.keys()].sort((a, b) => logits[b]! - logits[a]!)
  const count = Math.min(most, Math.floor(heldShare * order.length))
  return Array.from({ length: count }, (_, i) => rows[order[Math.floor(((i + 0.5) * order.length) / count)]!]!)
}

const bothCame = (outcomes: Float64Array): boolean => outcomes.includes(1) && outcomes.includes(0)

/**
 * Past deals from the best to the worst held-out score, each scored with reasons by a model that learned from the others: what the reported
 * model says of deals that it learned from would flatter it. The same columns are left out as leaks. None where too few deals remain.
 */
export function unseenDeals(input: TrainInput, trained: Trained, most: number): UnseenDeals {
  const picks = spread(trained.validation, most)
  const held = new Set(picks)
  const others = shuffled(input.outcomes.length, makeRandom(mixSeed(input.seed, 23))).filter((row) => !held.has(row))
  const rest = someDeals(input, others.slice(0, mostLearned).sort())
  if (picks.length === 0 || !bothCame(rest.outcomes)) return { learned: 0, deals: [] }
  const leaks = input.keepLeaks ? [] : trained.leaks.map(({ column }) => column)
  const { model } = trainModel({ ...rest, ignore: new Set([...input.ignore, ...leaks]), keepLeaks: true })
  const scorer = makeScorer(model)
  const nearest = makeNearestDeals(model)
  const deals = picks.map((row): UnseenDeal => {
    const cells = rowAt(input.table, row)
    return {
      id: input.ids[row]!,
      won: input.outcomes[row] === 1,
      score: scorer.score(cells),
      near: nearest(cells, nearDeals),
    }
  })
  return { learned: rest.outcomes.length, deals: deals.sort((a, b) => b.score.probability - a.score.probability) }
}
