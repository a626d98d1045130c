import { sigmoid } from '../../math/logistic.ts'
import type { Validation } from '../train.ts'
import { hotFigures, type HotFigures } from './promise.ts'

/** A proposed lowest score of hot leads, and what it rests on. */
export type Proposal = {
  readonly kind: 'precision' | 'calls' | 'value'
  readonly wish: number
  readonly figures: HotFigures
}

export type Wishes = {
  /** Of the hot leads at least this share shall win. */
  readonly precision: number
  /** At most this share of the leads shall be hot: what the best people can call. */
  readonly hotShare: number
  /** What a call costs as a share of what a won deal brings. */
  readonly callCost: number
}

/** Usual wishes where a company names none: a hot lead wins at least twice as often as any; a fifth of the leads is called first. */
export const usualWishes = (baseRate: number): Wishes => ({
  precision: Math.min(0.7, 2 * baseRate),
  hotShare: 0.2,
  callCost: Math.min(0.1, baseRate / 3),
})

const scoresOf = ({ logits }: Validation): readonly number[] =>
  Array.from(logits, (value) => Math.round(100 * sigmoid(value)))

/** Lowest hot score at which the observed share of wins keeps the wish; null where none with 5 leads does. */
function forPrecision(validation: Validation, wish: number): number | null {
  for (let score = 1; score <= 99; score += 1) {
    const { precision } = hotFigures(validation, score)
    if (precision.of < 5) return null
    if (precision.share >= wish) return score
  }
  return null
}

function forShare(validation: Validation, share: number): number {
  const sorted = [...scoresOf(validation)].sort((a, b) => b - a)
  const at = Math.max(0, Math.floor(share * sorted.length) - 1)
  return Math.max(1, (sorted[at] ?? 99) + (sorted[at] === sorted[at + 1] ? 1 : 0))
}

/** Lowest scores of hot leads by the wishes: precision kept, no more than can be called, every call worth its cost. */
export function proposeThresholds(validation: Validation, wishes: Wishes): readonly Proposal[] {
  const byPrecision = forPrecision(validation, wishes.precision)
  const scores: readonly (readonly [Proposal['kind'], number, number | null])[] = [
    ['precision', wishes.precision, byPrecision],
    ['calls', wishes.hotShare, forShare(validation, wishes.hotShare)],
    ['value', wishes.callCost, Math.max(1, Math.ceil(100 * wishes.callCost))],
  ]
  return scores.flatMap(([kind, wish, score]) =>
    score === null || score > 100 ? [] : [{ kind, wish, figures: hotFigures(validation, score) }],
  )
}
