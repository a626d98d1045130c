import { type DecideInput, decide } from '../decide/decide.ts'
import { supposing } from '../decide/turning-points.ts'
import type { Verdict } from './finding.ts'

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
  if (rungs.length === 0) return null
  const plain = decide({ ...input, override: null, draw: null })
  const turning = new Set(turningChecks(rungs, input, plain.verdict))
  const unknownFit = plain.verdict !== 'rejected' && plain.icp.some(({ outcome }) => outcome === 'unknown')
  const useful = rungs.filter(({ check }) => (check === null ? unknownFit : turning.has(check)))
  return useful.toSorted((a, b) => rungWeight(a) - rungWeight(b) || (a.id < b.id ? -1 : 1))[0] ?? null
}

/** Checks not made yet whose passing or failing would change the verdict. */
function turningChecks(rungs: readonly Rung[], input: DecideInput, plain: Verdict): readonly string[] {
  return rungs.flatMap(({ check }) => {
    if (check === null) return []
    const known = input.findings.find((one) => one.check === check)?.outcome ?? 'unknown'
    if (known === 'pass') return []
    // A code that nobody typed proves nothing against the person.
    const ways = check === 'possession' || known !== 'unknown' ? (['pass'] as const) : (['pass', 'fail'] as const)
    return ways.some((to) => verdictSupposing(input, { check, to }) !== plain) ? [check] : []
  })
}

const verdictSupposing = (
  input: DecideInput,
  change: { readonly check: string; readonly to: 'pass' | 'fail' },
): Verdict => decide({ ...input, override: null, draw: null, findings: supposing(input.findings, change) }).verdict

/** What a lead would have bought. */
export type Purchases = {
  /** Ids of the rungs climbed, and what they cost together. */
  readonly rungs: readonly string[]
  readonly cost: number
  /** Whether a code would then be asked for, the last rung, since passing it would settle the verdict. */
  readonly code: boolean
}

/**
 * The ladder climbed again from the ground with the answers that were got then; what was not asked then is taken to say nothing, so the climb goes on as
 * far as it might have. Each rung is bought once.
 */
export function climb(rungs: readonly Rung[], input: DecideInput, asksCode: boolean): Purchases {
  const bought = new Set([...rungs.flatMap(({ check }) => check ?? []), 'possession'])
  const answers = input.findings.filter(({ check }) => bought.has(check))
  let findings = input.findings.filter(({ check }) => !bought.has(check))
  const left = [...rungs]
  const climbed: Rung[] = []
  for (;;) {
    const next = nextRung(left, { ...input, findings, score: null, override: null, draw: null })
    if (!next) break
    left.splice(left.indexOf(next), 1)
    climbed.push(next)
    findings = [...findings, ...answers.filter(({ check }) => check === next.check)]
  }
  const last = { ...input, findings }
  const code =
    asksCode &&
    decide({ ...last, override: null, draw: null }).verdict === 'review' &&
    verdictSupposing(last, { check: 'possession', to: 'pass' }) === 'verified'
  return { rungs: climbed.map(({ id }) => id), cost: climbed.reduce((sum, { cost }) => sum + cost, 0), code }
}
