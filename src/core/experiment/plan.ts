import { AppError } from '../app-error.ts'
import { normalQuantile } from '../math/distributions.ts'
import { criticalValue } from './sequential.ts'

/**
 * What is asked of an experiment. On a rate: probabilities from 0 to 1, `effect` as an absolute difference. On a mean (minutes, money): `deviation`
 * is its standard deviation from lead to lead, in the same units as `effect`.
 */
export type PlanInput = {
  readonly base: number
  readonly deviation?: number | null
  readonly effect: number
  readonly perWeek: number
  readonly power: number
  readonly alpha: number
}

export type ExperimentPlan = {
  /** Leads per arm for one look at the end. */
  readonly perArm: number
  readonly weeks: number
  /** The same when the interval is always-valid and may be looked at every day. */
  readonly perArmDailyLooks: number
  readonly weeksDailyLooks: number
  /** Smallest rise over the base that one look after so many weeks finds with this power; null where none can. */
  readonly detectable: readonly { readonly weeks: number; readonly effect: number | null }[]
}

/** Larger than any experiment anybody runs: beyond it a sum overflows before it means something. */
const mostPerArm = 1e12

/** Sizes an experiment with two equal arms: leads per arm, weeks, and what can be seen at all. */
export function planExperiment(input: PlanInput): ExperimentPlan {
  checkPlan(input)
  const { deviation } = input
  const perArm = deviation ? perArmForMeans({ ...input, deviation }) : perArmForRates(input)
  const perArmDailyLooks = perArmLookingDaily(input)
  const weeks = (count: number) => Math.ceil((2 * count) / input.perWeek)
  return {
    perArm,
    weeks: weeks(perArm),
    perArmDailyLooks,
    weeksDailyLooks: weeks(perArmDailyLooks),
    detectable: [2, 4, 8, 13, 26, 52].map((span) => ({
      weeks: span,
      effect: seenBy(input, Math.floor((span * input.perWeek) / 2)),
    })),
  }
}

type RateTest = Omit<PlanInput, 'perWeek'>

/**
 * Leads per arm of a two-sided test of two proportions, without continuity correction: n = (z_α/2 √(2 p̄ q̄) + z_β √(p₁q₁ + p₂q₂))² / d²
 * (Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", eq. 4.14). R's `power.prop.test` solves the same.
 */
export function perArmForRates({ base, effect, power, alpha }: RateTest): number {
  const other = base + effect
  const mean = (base + other) / 2
  const underNull = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean))
  const underEffect = normalQuantile(power) * Math.sqrt(base * (1 - base) + other * (1 - other))
  // The rounding guards against a whole number that arithmetic leaves a hair above.
  return Math.ceil(((underNull + underEffect) / effect) ** 2 - 1e-9)
}

type MeanTest = Pick<PlanInput, 'effect' | 'power' | 'alpha'> & { readonly deviation: number }

/**
 * Leads per arm of a two-sided test of two means of equal variance, normal: n = 2 σ² (z_α/2 + z_β)² / d² (Fleiss, Levin and Paik 2003, §13.2; Chow, Shao and Wang
 * 2008, "Sample Size Calculations in Clinical Research", eq. 3.9).
 */
export function perArmForMeans({ effect, deviation, power, alpha }: MeanTest): number {
  return Math.ceil(2 * ((deviation * (normalQuantile(1 - alpha / 2) + normalQuantile(power))) / effect) ** 2 - 1e-9)
}

/** What one look at so many leads per arm sees; of a mean in its own units. */
function seenBy(input: PlanInput, perArm: number): number | null {
  const { deviation, power, alpha } = input
  if (!deviation) return detectableEffect(input, perArm)
  if (perArm < 2) return null
  return deviation * (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * Math.sqrt(2 / perArm)
}

/** Leads per arm at which an always-valid interval has shut out zero with the given power. */
function perArmLookingDaily({ base, effect, deviation, power, alpha }: RateTest): number {
  const other = base + effect
  const variance = deviation ? 2 * deviation ** 2 : base * (1 - base) + other * (1 - other)
  const seen = (perArm: number) =>
    (criticalValue(2 * perArm, alpha) + normalQuantile(power)) * Math.sqrt(variance / perArm) <= Math.abs(effect)
  return smallestWhere(seen)
}

/** The smallest whole number from 1 on for which a test holds; the test must stay true once it is. */
function smallestWhere(test: (count: number) => boolean): number {
  let high = 1
  while (!test(high) && high < mostPerArm) high *= 2
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (test(middle)) high = middle
    else low = middle
  }
  return high
}

/** The smallest rise over the base that so many leads per arm find with the power; null where none up to certainty does. */
export function detectableEffect({ base, power, alpha }: RateTest, perArm: number): number | null {
  const needs = (effect: number) => perArmForRates({ base, effect, power, alpha })
  let low = 0
  let high = 1 - base
  if (perArm < 2 || needs(high) > perArm) return null
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (needs(middle) <= perArm) high = middle
    else low = middle
  }
  return high
}

function checkPlan({ base, effect, deviation, perWeek, power, alpha }: PlanInput): void {
  const other = base + effect
  const share = (value: number) => value > 0 && value < 1
  if (deviation !== undefined && deviation !== null) {
    if (!(deviation > 0) || !Number.isFinite(deviation))
      throw refuse('deviation_out_of_range', '--sd', 'Give the standard deviation from lead to lead, above 0.')
    if (effect === 0 || !Number.isFinite(effect))
      throw refuse('effect_is_nothing', '--effect', 'Give the difference to be seen in the units of the metric; not 0.')
  } else if (!share(base))
    throw refuse('base_out_of_range', '--base', 'Give the base rate between 0 and 1: 3.2 % is 0.032.')
  else if (effect === 0 || !Number.isFinite(effect) || other <= 0 || other >= 1)
    throw refuse(
      'effect_out_of_range',
      '--effect',
      'Give the difference to be seen as a share: from 3.2 % to 4.8 % is 0.016; base plus effect must lie between 0 and 1.',
    )
  if (!(perWeek > 0) || !Number.isFinite(perWeek))
    throw refuse('per_week_out_of_range', '--per-week', 'Give the leads a week, both arms together, above 0.')
  if (!share(power) || power < alpha / 2)
    throw refuse('power_out_of_range', '--power', 'Give the power between 0 and 1, usually 0.8.')
  if (!share(alpha)) throw refuse('alpha_out_of_range', '--alpha', 'Give alpha between 0 and 1, usually 0.05.')
}

const refuse = (reason: string, option: string, message: string): AppError =>
  new AppError('bad_input', reason, message, { option })
