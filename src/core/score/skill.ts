import { softplus } from '../math/logistic.ts'
import { auc } from './metrics.ts'

/** One-sided 3 % of the normal distribution: two tests are made, on answers whose settings were chosen on the same folds. */
const z97 = 1.8807936081512509

/**
 * Whether held-out answers can be told from the base rate: the log loss must be lower, and either its mean paired gain or the rank
 * sum of the scores (Mann and Whitney 1947) must be significant, one-sided at 3 %.
 */
export function hasSkill(logits: Float64Array, outcomes: Float64Array, baseLogits: Float64Array): boolean {
  const rows = logits.length
  let [sum, squares, wins] = [0, 0, 0]
  for (let row = 0; row < rows; row += 1) {
    const [z, b, y] = [logits[row]!, baseLogits[row]!, outcomes[row]!]
    const gain = softplus(b) - y * b - (softplus(z) - y * z)
    sum += gain
    squares += gain * gain
    wins += y
  }
  const losses = rows - wins
  if (wins < 3 || losses < 3 || sum <= 0) return false
  const mean = sum / rows
  const error = Math.sqrt(Math.max(1e-300, squares / rows - mean * mean) / rows)
  const rankError = Math.sqrt((rows + 1) / (12 * wins * losses))
  return mean / error > z97 || (auc(logits, outcomes) - 0.5) / rankError > z97
}
