import { softplus } from '../../math/logistic.ts'
import { type BoostPlan, withOffsets } from './boost.ts'
import type { Fold } from './folds.ts'

/** What a fold's learners said of its held-out rows: boosted trees by depth and by step, forests by size of leaf. */
export type HeldOut = {
  readonly fold: Fold
  /** Points fixed by hand of the held-out rows. */
  readonly offsets?: Float64Array | undefined
  readonly paths: readonly (readonly Float64Array[])[]
  readonly byLeaf: readonly Float64Array[]
}

/** Boosted trees grow so many at a time before they are looked at. */
export const boostStep = 10

/** Held-out log loss of one answer a fold. */
function lossOf(held: readonly HeldOut[], answers: readonly Float64Array[], outcomes: Float64Array): number {
  let loss = 0
  for (const [k, { fold, offsets }] of held.entries()) {
    const logits = withOffsets(answers[k]!, offsets)
    for (let i = 0; i < logits.length; i += 1) loss += softplus(logits[i]!) - outcomes[fold.test[i]!]! * logits[i]!
  }
  return loss
}

type Chosen = { readonly index: number; readonly loss: number }

/** The choice with the least held-out log loss over all folds, among those that every fold has. */
function bestOf(
  held: readonly HeldOut[],
  choicesOf: (one: HeldOut) => readonly Float64Array[],
  outcomes: Float64Array,
): Chosen {
  const count = Math.min(...held.map((one) => choicesOf(one).length))
  let best: Chosen = { index: 0, loss: Infinity }
  for (let index = 0; index < count; index += 1) {
    const loss = lossOf(
      held,
      held.map((one) => choicesOf(one)[index]!),
      outcomes,
    )
    if (loss < best.loss) best = { index, loss }
  }
  return best
}

/** The size of leaf that answers best, as its place in the list. */
export const chooseLeaf = (held: readonly HeldOut[], outcomes: Float64Array): number =>
  bestOf(held, ({ byLeaf }) => byLeaf, outcomes).index

/**
 * Depth and number of the boosted trees that answer held-out rows best; the mean of all depths is a choice of its own. Gives what to
 * grow on all rows, and the answers of each fold.
 */
export function chooseBoost(
  held: readonly HeldOut[],
  outcomes: Float64Array,
  depths: readonly number[],
): { readonly plans: readonly BoostPlan[]; readonly answers: readonly Float64Array[] } {
  const steps = depths.map((_, d) => bestOf(held, ({ paths }) => paths[d]!, outcomes))
  const single = steps.reduce((best, { loss }, d) => (loss < steps[best]!.loss ? d : best), 0)
  const answersOf = (d: number): Float64Array[] => held.map(({ paths }) => paths[d]![steps[d]!.index]!)
  const plan = (d: number, share: number): BoostPlan => ({
    depth: depths[d]!,
    trees: (steps[d]!.index + 1) * boostStep,
    share,
  })
  if (depths.length > 1) {
    const all = depths.map((_, d) => answersOf(d))
    const mean = held.map((_, k) =>
      all[0]![k]!.map((_, i) => all.reduce((sum, answers) => sum + answers[k]![i]!, 0) / depths.length),
    )
    if (lossOf(held, mean, outcomes) < steps[single]!.loss)
      return { plans: depths.map((_, d) => plan(d, 1 / depths.length)), answers: mean }
  }
  return { plans: [plan(single, 1)], answers: answersOf(single) }
}
