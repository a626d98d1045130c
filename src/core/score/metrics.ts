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

/** Standard error of an AUC (Hanley and McNeil 1982, eq. 1, with the exponential approximations of Q1 and Q2). */
export function aucError(area: number, wins: number, losses: number): number {
  if (wins < 1 || losses < 1) return 0.5
  const q1 = area / (2 - area) - area ** 2
  const q2 = (2 * area ** 2) / (1 + area) - area ** 2
  return Math.sqrt(Math.max(1e-9, (area * (1 - area) + (wins - 1) * q1 + (losses - 1) * q2) / (wins * losses)))
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
