import { sigmoid, softplus } from '../math/logistic.ts'

/** Mean log loss (nats) of log-odds against outcomes. */
export function logLoss(logits: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < logits.length; i += 1) sum += softplus(logits[i]!) - outcomes[i]! * logits[i]!
  return sum / Math.max(1, logits.length)
}

/** Mean squared error of the probabilities (Brier 1950). */
export function brier(logits: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < logits.length; i += 1) sum += (sigmoid(logits[i]!) - outcomes[i]!) ** 2
  return sum / Math.max(1, logits.length)
}

const rising = (values: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b)

/** Area under the ROC curve: P(score of a win > score of a loss), ties half (Mann and Whitney 1947). 0.5 where a class is empty. */
export function auc(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const order = rising(scores)
  let wins = 0
  let rankSum = 0
  for (let i = 0; i < order.length; ) {
    let end = i + 1
    while (end < order.length && scores[order[end]!] === scores[order[i]!]) end += 1
    const rank = (i + 1 + end) / 2
    for (let k = i; k < end; k += 1)
      if (outcomes[order[k]!]! > 0.5) {
        wins += 1
        rankSum += rank
      }
    i = end
  }
  const losses = order.length - wins
  return wins === 0 || losses === 0 ? 0.5 : (rankSum - (wins * (wins + 1)) / 2) / (wins * losses)
}

/**
 * Lower and upper bound of an AUC: all areas that lie within `z` of their own standard errors of the measured one, so that a perfect order of few
 * deals is not certain (a standard error at the measured area would be nought there). Newcombe 2006, "Confidence intervals for an effect size
 * measure based on the Mann-Whitney statistic. Part 2", method 5: the variance of Hanley and McNeil with the mean of both counts for each.
 */
export function aucBounds(
  area: number,
  { wins, losses }: { wins: number; losses: number },
  z: number,
): readonly [number, number] {
  if (wins < 1 || losses < 1) return [0, 1]
  const pairs = (wins + losses) / 2 - 1
  const error = (at: number): number =>
    Math.sqrt((at * (1 - at) * (1 + pairs * ((1 - at) / (2 - at) + at / (1 + at)))) / (wins * losses))
  const bound = (end: number): number => {
    let [inner, outer] = [area, end]
    for (let step = 0; step < 40; step += 1) {
      const middle = (inner + outer) / 2
      if (Math.abs(middle - area) <= z * error(middle)) inner = middle
      else outer = middle
    }
    return inner
  }
  return [bound(0), bound(1)]
}

/** One band of the reliability curve. */
export type Band = { readonly rows: number; readonly wins: number; readonly predicted: number }

/** Bands of equal count by rising score. */
export function bandsOf(logits: ArrayLike<number>, outcomes: ArrayLike<number>, count: number): readonly Band[] {
  const order = rising(logits)
  return Array.from({ length: Math.min(count, order.length) }, (_, band) => {
    const part = order.subarray(
      Math.floor((band * order.length) / count),
      Math.floor(((band + 1) * order.length) / count),
    )
    let [wins, predicted] = [0, 0]
    for (const i of part) {
      wins += outcomes[i]!
      predicted += sigmoid(logits[i]!)
    }
    return { rows: part.length, wins, predicted: part.length === 0 ? 0 : predicted / part.length }
  })
}

/**
 * Expected calibration error over ten bands of equal count, debiased: from each squared gap the sampling variance of the band's
 * rate is taken away (Kumar, Liang and Ma 2019, "Verified uncertainty calibration", sec. 4.2; here by band, then the root).
 */
export function debiasedEce(logits: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const bands = bandsOf(logits, outcomes, 10).filter((band) => band.rows > 1)
  const total = bands.reduce((sum, band) => sum + band.rows, 0)
  let sum = 0
  for (const { rows, wins, predicted } of bands) {
    const rate = wins / rows
    sum += (rows / total) * ((rate - predicted) ** 2 - (rate * (1 - rate)) / (rows - 1))
  }
  return Math.sqrt(Math.max(0, sum))
}
