/**
 * A hand-made scorecard: what ships with the product and serves as the prior. Points are natural log-odds against the
 * base rate; each bin says why. `sd` is the prior doubt of the points (log-odds), which makes the interval.
 */
export type BaseBin = {
  /** Category values, lower case; absent in bins of numbers. */
  readonly is?: readonly string[]
  /** from <= value < below; an absent side is open. */
  readonly from?: number
  readonly below?: number
  /** The bin of unknown values. */
  readonly missing?: true
  readonly points: number
  readonly sd?: number
  /** Why these points, one English sentence. */
  readonly reason: string
}

export type BaseCard = {
  readonly feature: string
  readonly label: string
  readonly group: string
  /** Prior doubt of this feature's points where the bin names none, log-odds. */
  readonly sd: number
  readonly bins: readonly BaseBin[]
}

/**
 * Features of one group say much the same, so their sum is bent: up to half of a limit it counts in full, beyond that
 * it nears the limit. What is bent away is part of the entry `moderation`.
 */
export type BaseGroup = { readonly name: string; readonly low: number; readonly high: number }

export type BaseModel = {
  readonly format: 'assay.scorecard'
  readonly version: 1
  readonly modelId: string
  /** P(won) of a lead of which nothing is known, and how sure that is (sd of its log-odds). */
  readonly baseRate: number
  readonly baseRateSource: 'assumed' | 'named' | 'deals'
  readonly baseSd: number
  readonly groups: readonly BaseGroup[]
  readonly cards: readonly BaseCard[]
  /** Log-odds at the percentiles 0, 1 ... 100 of the reference leads, for the rank. */
  readonly reference: readonly number[]
}

/** The same scorecard for a company that knows its own base rate. */
export function withBaseRate(model: BaseModel, baseRate: number): BaseModel {
  const shift = Math.log(baseRate / (1 - baseRate)) - Math.log(model.baseRate / (1 - model.baseRate))
  const reference = model.reference.map((value) => value + shift)
  return { ...model, baseRate, baseRateSource: 'named', baseSd: Math.min(model.baseSd, 0.2), reference }
}
