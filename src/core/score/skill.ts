import { softplus } from '../math/logistic.ts'
import { auc } from './metrics.ts'

/** The one-standard-error rule (Breiman, Friedman, Olshen and Stone 1984, "Classification and Regression Trees", sec. 3.4.3). */
const standardErrors = 1
/** With fewer wins or losses than this no validation can tell anything. */
const fewest = 5

/** A Student deviate as a normal one (Wallace 1959, "Bounds on normal approximations to Student's and the chi-square distributions", sec. 2). */
export const asNormal = (t: number, degrees: number): number =>
  (t * (1 - 1 / (4 * degrees))) / Math.sqrt(1 + (t * t) / (2 * degrees))

/**
 * Whether held-out answers can be told from the base rate. The log loss must be lower, and the mean of two normal deviates above one: that
 * of the mean paired gain in log loss, and that of the rank sum of the scores (Mann and Whitney 1947). By chance their mean has a variance
 * of at most one, so this errs at most one time in six on answers that are independent, and then by little: what is learned from noise is
 * shrunk to next to nothing. A stricter test gives up more on small tables that can be learned from. How sure the gain is hangs on the
 * rarer outcome: its deviate is Student's with twice that many deals.
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
  if (Math.min(wins, losses) < fewest || sum <= 0) return false
  const mean = sum / rows
  const error = Math.sqrt(Math.max(1e-300, squares / rows - mean * mean) / rows)
  const rankError = Math.sqrt((rows + 1) / (12 * wins * losses))
  const gained = asNormal(mean / error, 2 * Math.min(wins, losses) - 1)
  return (gained + (auc(logits, outcomes) - 0.5) / rankError) / 2 > standardErrors
}
