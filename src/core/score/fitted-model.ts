import type { Blend } from './fit/blend.ts'
import type { FixedColumn } from './fixed-points.ts'
import type { IgnoredCode } from './ignored-reasons.ts'
import type { ModelLines } from './lines/line-points.ts'
import type { ColumnKind } from './table/column-kind.ts'
import type { Encoding } from './table/encoding.ts'

/** A column of the training table: what it holds and, where it is left out, why. */
export type ModelColumn = { readonly column: string; readonly kind: ColumnKind; readonly ignored: IgnoredCode | null }

/**
 * Points of one input, beside its encoding: a code has `points[bins[code]]` (bin -1: none) plus, for numbers, `slope` times the
 * encoding's `scale[code]`, less `mean`, so that the average deal has none.
 */
export type InputPoints = {
  readonly encoding: Encoding
  readonly bins: readonly number[]
  /** Log-odds. */
  readonly points: readonly number[]
  readonly slope: number | null
  readonly mean: number
  /** What the base scorecard says of the bins, less its mean over the deals; null: nothing. The answer where there is no skill. */
  readonly prior: readonly number[] | null
  /** Variance (log-odds) of a rare level's own points around those of all other levels; 0 where there are none. */
  readonly within: number
  /** Variance (log-odds) of the points of the known cells: what an unknown cell hides. */
  readonly hidden: number
}

/** Trees end to end: node i splits input `feature[i]` (-1: leaf) at `threshold[i]`, children at `left[i]` and the next. */
export type Grove = {
  readonly base: number
  readonly least: number
  readonly roots: readonly number[]
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly value: readonly number[]
}

export type Metrics = {
  readonly auc: number
  readonly auc_low: number
  readonly auc_high: number
  readonly log_loss: number
  readonly log_loss_base: number
  readonly brier: number
  readonly ece: number
}

/** A model learned from deals. Plain JSON; holds bins and counts, never a row's text, address or number. */
export type FittedModel = {
  readonly format: 'assay.model'
  readonly version: 2
  readonly modelId: string
  readonly outcome: { readonly column: string; readonly won: readonly string[] }
  readonly training: {
    readonly rows: number
    readonly wins: number
    readonly seed: number
    readonly fingerprint: string
    /** The column of dates by which earlier deals trained and later ones tested; null: random folds. */
    readonly dateColumn: string | null
  }
  /** What it scores: rows of tables like that of the training, or `leadFeatures` of leads. */
  readonly rowsAre: 'table' | 'leads'
  /** False where validation cannot tell it from the base rate: then it gives the prior's answer. */
  readonly skill: boolean
  readonly columns: readonly ModelColumn[]
  readonly inputs: readonly InputPoints[]
  /** What lines of business add to the points, where it was shown to be better; usual: one model for all. */
  readonly lines?: ModelLines
  readonly intercept: number
  /** Posterior covariance of intercept and, by input (those of lines after all others), slope (numbers only) and points, lower triangle by rows; what the interval and the moderation need. */
  readonly covariance: readonly number[]
  readonly boost: Grove
  readonly forest: Grove
  readonly blend: Blend
  /** Points made by hand, which nothing was learned of. */
  readonly fixed: readonly FixedColumn[]
  /**
   * Factors of the posterior variance and of that between the learners; `rest`: variance of the log-odds that neither knows of, the same for every
   * lead; `prior`: variance of the log-odds of leads where there is no skill.
   */
  readonly interval: {
    readonly linear: number
    readonly spread: number
    readonly rest: number
    readonly prior: number
  }
  /** Variance of the log-odds before any deal was seen: the base rate's doubt, and that of one point. */
  readonly prior: { readonly base: number; readonly feature: number }
  /** Out-of-fold log-odds at the percentiles 0, 1 ... 100, for the rank. */
  readonly reference: readonly number[]
  readonly novelty: {
    /** Codes of a sample of deals. */
    readonly rows: readonly (readonly number[])[]
    /** Distances of training rows at even steps. */
    readonly distances: readonly number[]
  }
  /** Past deals for the nearest ones of a lead: ids, whether they were won, codes by input. No cell of theirs. */
  readonly pastDeals: {
    readonly ids: readonly string[]
    readonly won: readonly boolean[]
    readonly rows: readonly (readonly number[])[]
  }
  readonly metrics: Metrics
}
