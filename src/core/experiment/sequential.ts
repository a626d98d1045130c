import { studentFromNormal } from '../math/distributions.ts'

/** Leads, both arms together, around which the always-valid interval is narrowest. Fixed before any data are seen. */
export const tunedLeads = 1000

/**
 * Multiple of the standard error that makes an interval always-valid: with n leads it is √((1 + 1/m) · ln((1 + m) / α²)), m = n ρ²,
 * so that over all looks together the interval misses the truth with probability α at most (asymptotic confidence sequence with the
 * normal mixture of Robbins; Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021, arXiv:2103.06476, theorem 2.2). ρ² is set so that
 * the interval is narrowest near `tuned` leads; it must not depend on what the data say.
 */
export function criticalValue(leads: number, alpha: number, tuned: number = tunedLeads): number {
  const m = leads * mixtureVariance(alpha, tuned)
  return Math.sqrt((1 + 1 / m) * Math.log((1 + m) / alpha ** 2))
}

/** ρ² of the mixture that is narrowest near `tuned` leads: (−2 ln α + ln(1 − 2 ln α)) / tuned (the same paper, on optimising the mixture). */
function mixtureVariance(alpha: number, tuned: number): number {
  const twice = -2 * Math.log(alpha)
  return (twice + Math.log(twice + 1)) / tuned
}

export type SequentialInput = {
  readonly estimate: number
  readonly variance: number
  readonly leads: number
  /** How well the variance itself is known, as degrees of freedom. */
  readonly dof: number
  readonly alpha: number
  /** Leads around which it is narrowest; fixed before any data are seen. */
  readonly tuned?: number
}

/**
 * The always-valid interval of an estimate. The normal theory behind it holds when the variance is known; with few wins or few reps it
 * is not, so the multiple is widened to the Student value with the same tail.
 */
export function alwaysValidInterval({
  estimate,
  variance,
  leads,
  dof,
  alpha,
  tuned,
}: SequentialInput): readonly [number, number] {
  const half = studentFromNormal(criticalValue(leads, alpha, tuned), dof) * Math.sqrt(variance)
  return [estimate - half, estimate + half]
}
