import { alwaysValidInterval } from '../experiment/sequential.ts'
import { logit, softplus } from '../math/logistic.ts'
import { auc, debiasedEce, logLoss } from '../score/metrics.ts'

/** One later lead under both models: the probabilities they gave, and what came. */
export type PairedAnswer = { readonly champion: number; readonly challenger: number; readonly won: 0 | 1 }

export type ModelFigures = { readonly logLoss: number; readonly auc: number; readonly ece: number }

/** How a challenger does beside the champion on leads that came after both were trained. */
export type Comparison = {
  readonly leads: number
  readonly wins: number
  /** Mean gain in log loss of the challenger (positive: better), in nats a lead, with an interval that may be looked at every day. */
  readonly gain: number
  readonly low: number
  readonly high: number
  readonly champion: ModelFigures
  readonly challenger: ModelFigures
  readonly verdict: 'better' | 'worse' | 'not_yet'
}

/** Fewer wins or losses than this show nothing. */
const fewest = 10
const alpha = 0.1
/** The interval is narrowest near this many later leads: about when a company wants to decide. */
const tuned = 300

/**
 * Compares two models on the same later leads by their paired log loss. The interval is always-valid (see experiment/sequential.ts), so
 * the challenger may be looked at after every outcome and wins by chance at most once in twenty.
 */
export function compareModels(answers: readonly PairedAnswer[]): Comparison {
  const outcomes = Float64Array.from(answers, ({ won }) => won)
  const champion = Float64Array.from(answers, (answer) => logit(clamp(answer.champion)))
  const challenger = Float64Array.from(answers, (answer) => logit(clamp(answer.challenger)))
  const gains = answers.map(({ won }, i) => lossOf(champion[i]!, won) - lossOf(challenger[i]!, won))
  const leads = answers.length
  const wins = outcomes.reduce((sum, won) => sum + won, 0)
  const figures = { champion: figuresOf(champion, outcomes), challenger: figuresOf(challenger, outcomes) }
  const gain = leads === 0 ? 0 : gains.reduce((sum, one) => sum + one, 0) / leads
  if (Math.min(wins, leads - wins) < fewest)
    return { leads, wins, gain, low: -Infinity, high: Infinity, ...figures, verdict: 'not_yet' }
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / (leads - 1) / leads
  const [low, high] = alwaysValidInterval({
    estimate: gain,
    variance,
    leads,
    dof: Math.min(wins, leads - wins),
    alpha,
    tuned,
  })
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'not_yet'
  return { leads, wins, gain, low, high, ...figures, verdict }
}

const clamp = (probability: number): number => Math.min(1 - 1e-6, Math.max(1e-6, probability))
const lossOf = (z: number, won: 0 | 1): number => softplus(z) - won * z

function figuresOf(logits: Float64Array, outcomes: Float64Array): ModelFigures {
  if (logits.length === 0) return { logLoss: 0, auc: 0.5, ece: 0 }
  return {
    logLoss: logLoss(logits, outcomes),
    auc: auc(logits, outcomes),
    ece: logits.length < 2 ? 0 : debiasedEce(logits, outcomes),
  }
}
