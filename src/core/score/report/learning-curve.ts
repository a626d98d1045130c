import { softplus } from '../../math/logistic.ts'
import { makeRandom, mixSeed, shuffled } from '../../math/random.ts'
import { someDeals } from '../some-deals.ts'
import { type Trained, type TrainInput, trainModel, type Validation } from '../train.ts'

/** Held-out log loss relative to that of the base rate at a number of deals, with its standard error. */
export type CurvePoint = { readonly deals: number; readonly relative: number; readonly error: number }

export type LearningCurve = {
  /** By rising number of deals; the last is the reported model itself. */
  readonly points: readonly CurvePoint[]
  /** Whether more deals of the same kind would take uncertainty away, little of it, or these deals cannot tell. */
  readonly told: 'more' | 'little' | 'unknown'
  /** By how much 100 more deals are expected to bring the relative log loss down; null where that is little or cannot be told. */
  readonly hundredMore: number | null
}

/** Less than half a percent of the uncertainty is little. */
const worthSaying = 0.005

/** Parts of the deals that are trained on apart, at most so many of a size, and a size that is still quick. */
const mostParts = 4
const largest = 2000
/** With fewer deals, or fewer of the rarer outcome, a model says nothing. */
const leastDeals = 40
const leastOfEach = 8

type Losses = { readonly model: number[]; readonly base: number[] }

function addLosses(into: Losses, { logits, baseLogits, outcomes }: Validation): void {
  for (const [i, y] of outcomes.entries()) {
    into.model.push(softplus(logits[i]!) - y * logits[i]!)
    into.base.push(softplus(baseLogits[i]!) - y * baseLogits[i]!)
  }
}

/** The ratio of two means over the same rows; its error by the delta method (Cochran 1977, "Sampling Techniques", eq. 6.4). */
function ratioOf(deals: number, { model, base }: Losses): CurvePoint {
  const total = base.reduce((sum, loss) => sum + loss, 0)
  const relative = model.reduce((sum, loss) => sum + loss, 0) / total
  const squares = model.reduce((sum, loss, i) => sum + (loss - relative * base[i]!) ** 2, 0)
  return { deals, relative, error: Math.sqrt(squares) / total }
}

function bothEnough(outcomes: Float64Array): boolean {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  return Math.min(wins, outcomes.length - wins) >= leastOfEach
}

/** Halves of halves of the deals, the largest quick size first, the smallest that says something last. */
function sizesBelow(rows: number): readonly number[] {
  const sizes: number[] = []
  for (let size = rows / 2; sizes.length < 2 && size >= leastDeals; size /= 2)
    if (size <= largest) sizes.unshift(Math.floor(size))
  return sizes
}

/**
 * What the model reaches with fewer of the deals: it is trained anew on random parts that share no deal and tested as it is tested itself, so the
 * last point is what is reported of it. The same columns are left out as leaks.
 */
export function learningCurve(
  input: TrainInput,
  { validation, leaks }: Pick<Trained, 'validation' | 'leaks'>,
): LearningCurve {
  const rows = input.outcomes.length
  const left = input.keepLeaks ? [] : leaks.map(({ column }) => column)
  const rest = { ...input, ignore: new Set([...input.ignore, ...left]), keepLeaks: true, lines: null }
  const order = shuffled(rows, makeRandom(mixSeed(input.seed, 700)))
  const points = sizesBelow(rows).flatMap((size): CurvePoint[] => {
    const losses: Losses = { model: [], base: [] }
    for (let part = 0; part < Math.min(mostParts, Math.floor(rows / size)); part += 1) {
      const some = someDeals(rest, order.slice(part * size, (part + 1) * size).sort())
      if (bothEnough(some.outcomes)) addLosses(losses, trainModel(some).validation)
    }
    return losses.base.length === 0 ? [] : [ratioOf(size, losses)]
  })
  const whole: Losses = { model: [], base: [] }
  addLosses(whole, validation)
  if (whole.base.length > 0) points.push(ratioOf(rows, whole))
  return { points, ...gainOf(points, rows) }
}

/**
 * The excess loss of a fitted model falls with the inverse of the deals (Murata, Yoshizawa, Amari 1994, eq. 3.9): a line in 1 / deals through the
 * points, weighted by their errors, says what 100 more bring.
 * It is told where it is beyond one standard error.
 */
function gainOf(points: readonly CurvePoint[], deals: number): Omit<LearningCurve, 'points'> {
  if (points.length < 2) return { told: 'unknown', hundredMore: null }
  const weights = points.map(({ error }) => 1 / Math.max(1e-9, error) ** 2)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const meanOf = (value: (point: CurvePoint) => number): number =>
    points.reduce((sum, point, i) => sum + weights[i]! * value(point), 0) / total
  const middle = meanOf(({ deals: n }) => 1 / n)
  const spread = total * meanOf(({ deals: n }) => (1 / n - middle) ** 2)
  const slope = (total * meanOf(({ deals: n, relative }) => (1 / n - middle) * relative)) / spread
  const step = 1 / deals - 1 / (deals + 100)
  const [gain, error] = [slope * step, step / Math.sqrt(spread)]
  if (gain + error < worthSaying) return { told: 'little', hundredMore: null }
  return gain > error ? { told: 'more', hundredMore: gain } : { told: 'unknown', hundredMore: null }
}
