import { logit, sigmoid } from '../math/logistic.ts'

/** A past lead: how long it waited for the first answer in minutes, what its score foretold, and whether it was won. */
export type WaitedLead = { readonly waitedMinutes: number; readonly probability: number; readonly won: boolean }

/** How the chance falls with waiting: logit P = logit p + level + slope · ln(1 + minutes / 60). */
export type WaitingCurve = {
  readonly level: number
  readonly slope: number
  /** Standard deviation of the slope, prior included. */
  readonly slopeSd: number
  readonly leads: number
}

/** Without data nothing is claimed: the prior of the slope lies around zero, wide enough to be moved by some hundred leads. */
const priorSd = { level: 0.5, slope: 0.25 }

export const noWaitingCurve: WaitingCurve = { level: 0, slope: 0, slopeSd: priorSd.slope, leads: 0 }

/**
 * Learns the company's own curve from its own answers: logistic regression with the score as offset and Gaussian priors, by Newton's
 * method (MacKay 1992). The score is taken out, so that quick answers to good leads do not pass for the effect of quickness; what the
 * score does not see can still mislead, which only an experiment could rule out.
 */
export function fitWaiting(leads: readonly WaitedLead[]): WaitingCurve {
  let [level, slope] = [0, 0]
  let information = informationAt(leads, { level, slope })
  for (let step = 0; step < 50; step += 1) {
    information = informationAt(leads, { level, slope })
    const { h11, h12, h22, g1, g2 } = information
    const determinant = h11 * h22 - h12 * h12
    const [moveLevel, moveSlope] = [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant]
    const size = Math.max(Math.abs(moveLevel), Math.abs(moveSlope))
    const damping = size > 1 ? 1 / size : 1
    level += damping * moveLevel
    slope += damping * moveSlope
    if (size < 1e-10) break
  }
  const { h11, h12, h22 } = information
  return { level, slope, slopeSd: Math.sqrt(h11 / (h11 * h22 - h12 * h12)), leads: leads.length }
}

function informationAt(
  leads: readonly WaitedLead[],
  { level, slope }: { readonly level: number; readonly slope: number },
) {
  let [h11, h12, h22] = [1 / priorSd.level ** 2, 0, 1 / priorSd.slope ** 2]
  let [g1, g2] = [-level * h11, -slope * h22]
  for (const { waitedMinutes, probability, won } of leads) {
    const x = waitTerm(waitedMinutes)
    const chance = sigmoid(logOdds(probability) + level + slope * x)
    const weight = chance * (1 - chance)
    h11 += weight
    h12 += weight * x
    h22 += weight * x * x
    g1 += Number(won) - chance
    g2 += (Number(won) - chance) * x
  }
  return { h11, h12, h22, g1, g2 }
}

/** The chance of a lead that has waited so long, 0 to 1. */
export function chanceAfter(probability: number, waitedMinutes: number, curve: WaitingCurve): number {
  return sigmoid(logOdds(probability) + curve.slope * waitTerm(waitedMinutes))
}

export type Waiting = {
  readonly probability: number
  /** Value of the deal if won, in the workspace's currency. */
  readonly amount: number
  readonly waitedMinutes: number
}

/**
 * What one more minute of waiting costs, in the workspace's currency: amount × −dP/dt at the time waited, where
 * dP/dt = P (1 − P) · slope / (60 + t). Zero where the company's own data show no fall.
 */
export function costPerMinute({ probability, amount, waitedMinutes }: Waiting, curve: WaitingCurve): number {
  const chance = chanceAfter(probability, waitedMinutes, curve)
  return amount * chance * (1 - chance) * (Math.max(0, -curve.slope) / (60 + Math.max(0, waitedMinutes)))
}

const waitTerm = (minutes: number): number => Math.log1p(Math.max(0, minutes) / 60)

/** Log-odds, kept away from the ends where a rounded probability of 0 or 1 would be infinite. */
const logOdds = (probability: number): number => logit(Math.min(1 - 1e-6, Math.max(1e-6, probability)))
