/** One entry of the sum that makes the score: which feature, its value as a person reads it, log-odds points. */
export type Contribution = { readonly column: string; readonly value: string | null; readonly points: number }

/**
 * The score of one lead. `contributions` sum to logit(probability) exactly (to 1e-9), with `base`, `moderation` and
 * `calibration` as entries of their own.
 */
export type Score = {
  readonly modelId: string
  /** P(won), moderated and calibrated, 0 to 1. */
  readonly probability: number
  /** round(100 × probability). */
  readonly score: number
  /** Central 90 % interval, as probabilities. */
  readonly low: number
  readonly high: number
  /** 0 to 100: percentile among the model's reference scores. */
  readonly rank: number
  /** 0 to 1: one minus posterior over prior variance of the logit. */
  readonly ownDataShare: number
  /** 0 to 1; from 0.99 on: a kind of lead never seen. */
  readonly novelty: number
  readonly contributions: readonly Contribution[]
}
