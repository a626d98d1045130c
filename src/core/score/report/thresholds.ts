import { AppError } from '../../app-error.ts'
import { sigmoid } from '../../math/logistic.ts'
import type { Validation } from '../train.ts'
import { hotFigures, type HotFigures } from './promise.ts'

/** A proposed lowest score of hot leads, and what it rests on. */
export type Proposal = {
  readonly kind: 'precision' | 'calls' | 'value'
  readonly wish: number
  /** Hot leads a day, where the share was asked for so. */
  readonly aDay?: number
  readonly figures: HotFigures
}

export type Wishes = {
  /** Of the hot leads at least this share shall win. */
  readonly precision: number
  /** At most this share of the leads shall be hot: what the best people can call. */
  readonly hotShare: number
  /** The same as leads a day, where it was asked for so. */
  readonly hotADay?: number
  /** What a call costs as a share of what a won deal brings. */
  readonly callCost: number
}

/** What the person asked for; what they left out is as usual. */
export type AskedWishes = {
  readonly precision?: number | undefined
  readonly hotADay?: number | undefined
  readonly callCost?: number | undefined
}

/** Usual wishes where a company names none: a hot lead wins at least twice as often as any; a fifth of the leads is called first. */
export const usualWishes = (baseRate: number): Wishes => ({
  precision: Math.min(0.7, 2 * baseRate),
  hotShare: 0.2,
  callCost: Math.min(0.1, baseRate / 3),
})

/** Deals a day between the first and the last of them; null where their days are unknown. */
function dealsADay(dates: Float64Array | null): number | null {
  const known = dates?.filter((day) => !Number.isNaN(day)) ?? new Float64Array(0)
  if (known.length < 2) return null
  const [first, last] = known.reduce(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [Infinity, -Infinity],
  )
  return known.length / (Math.floor(last!) - Math.floor(first!) + 1)
}

/** The wishes asked for, else the usual ones. AppError where leads a day are asked for and nothing says when deals came. */
export function wishesOf(
  asked: AskedWishes,
  { baseRate, dates }: { baseRate: number; dates: Float64Array | null },
): Wishes {
  const usual = usualWishes(baseRate)
  const { precision = usual.precision, callCost = usual.callCost, hotADay } = asked
  if (hotADay === undefined) return { ...usual, precision, callCost }
  const perDay = dealsADay(dates)
  if (perDay === null)
    throw new AppError(
      'bad_input',
      'date_missing',
      'To know how many leads come a day, name the column that says when they came with --date COLUMN.',
      { option: '--hot-a-day' },
    )
  return { precision, callCost, hotADay, hotShare: Math.min(1, hotADay / perDay) }
}

const scoresOf = ({ logits }: Validation): readonly number[] =>
  Array.from(logits, (value) => Math.round(100 * sigmoid(value)))

/** Lowest hot score, not below the average lead, at which the observed share of wins keeps the wish; null where none with 5 leads does. */
function forPrecision(validation: Validation, wish: number): number | null {
  const wins = validation.outcomes.reduce((sum, value) => sum + value, 0)
  const average = Math.round((100 * wins) / Math.max(1, validation.outcomes.length))
  for (let score = Math.max(1, average); score <= 99; score += 1) {
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

/** Lowest scores of hot leads by the wishes: precision kept, no more than can be called, every call worth its cost. A wish that no score keeps is left out. */
export function proposeThresholds(validation: Validation, wishes: Wishes): readonly Proposal[] {
  const byPrecision = forPrecision(validation, wishes.precision)
  const scores: readonly (readonly [Proposal['kind'], number, number | null])[] = [
    ['precision', wishes.precision, byPrecision],
    ['calls', wishes.hotShare, forShare(validation, wishes.hotShare)],
    ['value', wishes.callCost, Math.max(1, Math.ceil(100 * wishes.callCost))],
  ]
  return scores.flatMap(([kind, wish, score]) =>
    score === null || score > 99
      ? []
      : [
          {
            kind,
            wish,
            ...(kind === 'calls' && wishes.hotADay !== undefined && { aDay: wishes.hotADay }),
            figures: hotFigures(validation, score),
          },
        ],
  )
}
