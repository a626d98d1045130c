import { sigmoid } from '../../math/logistic.ts'
import { bandsOf } from '../metrics.ts'
import type { Validation } from '../train.ts'
import { type Share, wilson } from './interval.ts'

/** One point of the reliability curve: what was promised, what came. */
export type Promise10 = { readonly predicted: number; readonly came: Share }

/** Leads of one score range. */
export type ScoreBand = { readonly from: number; readonly to: number; readonly won: Share }

/** What calling the best share of leads brings. */
export type Lift = { readonly share: number; readonly caught: number; readonly lift: number }

/** Promised against came, in up to ten bands of equal count. */
export function reliability({ logits, outcomes }: Validation): readonly Promise10[] {
  const count = Math.max(2, Math.min(10, Math.floor(logits.length / 20)))
  return bandsOf(logits, outcomes, count).map(({ rows, wins, predicted }) => ({ predicted, came: wilson(wins, rows) }))
}

/** Conversion by score range of ten points. */
export function conversionByScore({ logits, outcomes }: Validation): readonly ScoreBand[] {
  const wins = new Float64Array(10)
  const rows = new Float64Array(10)
  for (let i = 0; i < logits.length; i += 1) {
    const band = Math.min(9, Math.floor(Math.round(100 * sigmoid(logits[i]!)) / 10))
    wins[band]! += outcomes[i]!
    rows[band]! += 1
  }
  return Array.from(rows, (of, band) => ({
    from: band * 10,
    to: band === 9 ? 100 : band * 10 + 9,
    won: wilson(wins[band]!, of),
  }))
}

/** Share of all wins among the best tenth, fifth, third and half of the leads. */
export function liftTable({ logits, outcomes }: Validation): readonly Lift[] {
  const order = Int32Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b)
  const total = outcomes.reduce((sum, value) => sum + value, 0)
  return [0.1, 0.2, 0.33, 0.5].map((share) => {
    const top = order.subarray(0, Math.max(1, Math.round(share * order.length)))
    const caught = top.reduce((sum, row) => sum + outcomes[row]!, 0) / Math.max(1, total)
    return { share, caught, lift: caught / (top.length / order.length) }
  })
}

/** How many of the leads called hot won, and how many of the won were called hot. */
export type HotFigures = { readonly threshold: number; readonly precision: Share; readonly recall: Share }

/** Precision and recall of a lowest hot score. */
export function hotFigures({ logits, outcomes }: Validation, threshold: number): HotFigures {
  let [hot, won, hotWon] = [0, 0, 0]
  for (let i = 0; i < logits.length; i += 1) {
    const isHot = Math.round(100 * sigmoid(logits[i]!)) >= threshold
    if (isHot) hot += 1
    won += outcomes[i]!
    if (isHot) hotWon += outcomes[i]!
  }
  return { threshold, precision: wilson(hotWon, hot), recall: wilson(hotWon, won) }
}
