/** Log-odds of a probability: ln(p / (1 − p)). */
export const logit = (probability: number): number => Math.log(probability) - Math.log1p(-probability)

/** Probability of log-odds: 1 / (1 + e^−x), without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** ln(1 + e^x) without overflow: the log loss of one row is softplus(x) − y·x. */
export const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/**
 * Factor that moderates log-odds of variance `variance`: the mean of a logistic under a Gaussian is close to the
 * logistic of κ·mean with κ = 1 / √(1 + π·variance / 8) (MacKay 1992, "The evidence framework applied to classification
 * networks", eq. 10; Bishop 2006, PRML, eq. 4.153 to 4.155).
 */
export const moderationFactor = (variance: number): number => 1 / Math.sqrt(1 + (Math.PI * variance) / 8)
