/** Tiers come from the score by the policy's thresholds; these words mean nothing else. */
export const tiers = ['cold', 'warm', 'promising', 'hot'] as const
export type Tier = (typeof tiers)[number]

/** The lowest score of each tier above cold, whole numbers 0 to 100, rising. */
export type Thresholds = { readonly warm: number; readonly promising: number; readonly hot: number }

export const defaultThresholds: Thresholds = { warm: 31, promising: 51, hot: 71 }

/** The tier of a score of 0 to 100. */
export function tierOf(score: number, thresholds: Thresholds): Tier {
  if (score >= thresholds.hot) return 'hot'
  if (score >= thresholds.promising) return 'promising'
  return score >= thresholds.warm ? 'warm' : 'cold'
}
