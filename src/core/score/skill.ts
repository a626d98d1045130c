import { sigmoid, softplus } from '../math/logistic.ts'
import { auc } from './metrics.ts'

/** One-sided 3 % of the normal distribution: two tests are made, on answers whose settings were chosen on the same folds. */
const z97 = 1.8807936081512509

/** Whether a claim is made, and how far the answer follows what was learned, 0 to 1. */
export type Skill = { readonly skill: boolean; readonly trust: number }

/** Without skill the answer follows the deals by two thirds at most. */
const mostTrustUnproven = 2 / 3
/** Columns of deals usually tell something: odds before the deals are looked at. */
const priorOdds = 2

/**
 * Whether held-out answers can be told from the base rate: the log loss must be lower, and either its mean paired gain or the rank
 * sum of the scores (Mann and Whitney 1947) must be significant, one-sided at 3 %. Where they cannot, what was learned is believed in
 * the measure of its pseudo-Bayes factor against the base rate (Geisser and Eddy 1979): σ of the summed held-out gain and the log of prior odds of 2, at most two thirds.
 */
export function skillOf(logits: Float64Array, outcomes: Float64Array, baseLogits: Float64Array): Skill {
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
  if (wins < 3 || losses < 3) return { skill: false, trust: 0 }
  const mean = sum / rows
  const error = Math.sqrt(Math.max(1e-300, squares / rows - mean * mean) / rows)
  const rankError = Math.sqrt((rows + 1) / (12 * wins * losses))
  const proven = sum > 0 && (mean / error > z97 || (auc(logits, outcomes) - 0.5) / rankError > z97)
  return proven
    ? { skill: true, trust: 1 }
    : { skill: false, trust: Math.min(mostTrustUnproven, sigmoid(sum + Math.log(priorOdds))) }
}
