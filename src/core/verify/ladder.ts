import { type DecideInput, decide } from '../decide/decide.ts'
import { supposing, turningPoints } from '../decide/turning-points.ts'

/** One more check that could be made, and what it asks for. */
export type Rung = {
  readonly id: string
  /** The check whose finding it brings; null for one that fills in what is not known of the company. */
  readonly check: string | null
  /** Money, in the workspace's currency. */
  readonly cost: number
  readonly delayMs: number
  /** What it asks of the person: 0 nothing, 1 as much as a code to be typed. */
  readonly friction: number
}

/** What a minute of waiting and a full measure of friction are worth, in money: enough to order the rungs. */
const minuteWorth = 1
const frictionWorth = 100
const minuteMs = 60_000

export const rungWeight = ({ cost, delayMs, friction }: Rung): number =>
  cost + (delayMs / minuteMs) * minuteWorth + friction * frictionWorth

/**
 * The cheapest check that could still change the decision, or null: what cannot change it is not bought, and nobody is asked for a code
 * for nothing. A check could change it where its passing or failing would give another verdict; data of the company, where a criterion
 * of the ideal customer is not known.
 */
export function nextRung(rungs: readonly Rung[], input: DecideInput): Rung | null {
  const turning = new Set(turningChecks(rungs, input))
  const plain = decide({ ...input, override: null, draw: null })
  const unknownFit = plain.verdict !== 'rejected' && plain.icp.some(({ outcome }) => outcome === 'unknown')
  const useful = rungs.filter(({ check }) => (check === null ? unknownFit : turning.has(check)))
  return useful.toSorted((a, b) => rungWeight(a) - rungWeight(b) || (a.id < b.id ? -1 : 1))[0] ?? null
}

/** Checks not made yet whose passing or failing would change the verdict. */
function turningChecks(rungs: readonly Rung[], input: DecideInput): readonly string[] {
  const checks = rungs.flatMap(({ check }) => check ?? [])
  const passing = turningPoints(input, checks).map(({ check }) => check)
  const failing = checks.filter((check) => {
    if (check === 'possession' || input.findings.some((one) => one.check === check && one.outcome !== 'unknown'))
      return false
    const plain = { ...input, override: null, draw: null }
    const findings = supposing(input.findings, { check, to: 'fail' })
    return decide({ ...plain, findings }).verdict !== decide(plain).verdict
  })
  return [...passing, ...failing]
}
