import { normalQuantile } from '../math/distributions.ts'
import { criticalValue } from './sequential.ts'

const weekMs = 7 * 86_400_000

export type OutlookInput = {
  /** The difference that is to be shut off from zero. */
  readonly effect: number
  readonly variance: number
  readonly leads: number
  readonly alpha: number
  readonly perWeek: number
  readonly tuned?: number
}

/**
 * Whole weeks until the always-valid interval is expected to shut out zero, if the difference is what it seems and leads come as before:
 * the smallest n with c(n) σ / √n ≤ |effect|, where the chance is even. Null where no number of leads would do.
 */
export function weeksUntilDecided({ effect, variance, leads, alpha, perWeek, tuned }: OutlookInput): number | null {
  const perLead = variance * leads
  const decided = (n: number) => criticalValue(n, alpha, tuned) * Math.sqrt(perLead / n) <= Math.abs(effect)
  let low = leads
  let high = leads
  while (!decided(high)) {
    low = high
    high *= 2
    if (!(high < 1e12)) return null
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (decided(middle)) high = middle
    else low = middle
  }
  return Math.max(1, Math.ceil((high - leads) / perWeek))
}

/** Leads a week, both arms together, from the times of assignment; null where they span less than a day. */
export function leadsPerWeek(assignedAt: readonly (number | null)[]): number | null {
  const known = assignedAt.filter((at) => at !== null)
  const first = known.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const last = known.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)
  return last - first >= weekMs / 7 ? (known.length / (last - first)) * weekMs : null
}

/** The difference that one look at the end would have found with a power of 80 %, by the variance seen: (z_α/2 + z_0.8) · se. */
export const seenWithEightyPercent = (variance: number, alpha: number): number =>
  (normalQuantile(1 - alpha / 2) + normalQuantile(0.8)) * Math.sqrt(variance)
