import { type ExperimentPlan, type PlanInput, planExperiment as plan } from '../core/experiment/plan.ts'

/** The plan as the command writes it: rates and differences as shares, counts per arm. */
export type PlanDocument = {
  readonly base: number
  readonly effect: number
  /** Of a mean: its standard deviation from lead to lead; null of a rate. */
  readonly deviation: number | null
  readonly alpha: number
  readonly power: number
  readonly per_week: number
  readonly per_arm: number
  readonly total: number
  readonly weeks: number
  readonly per_arm_daily_looks: number
  readonly weeks_daily_looks: number
  readonly detectable: ExperimentPlan['detectable']
  readonly formula: string
}

const formula =
  'two-sided test of two proportions without continuity correction, pooled variance under no difference (Fleiss, Levin, Paik 2003, eq. 4.14)'

const meanFormula = 'two-sided test of two means of equal variance, normal (Chow, Shao, Wang 2008, eq. 3.9)'

/** Says how many leads and weeks an experiment needs, and what it can show at all. */
export function planExperiment(input: PlanInput): PlanDocument {
  const planned = plan(input)
  return {
    base: input.base,
    effect: input.effect,
    deviation: input.deviation ?? null,
    alpha: input.alpha,
    power: input.power,
    per_week: input.perWeek,
    per_arm: planned.perArm,
    total: 2 * planned.perArm,
    weeks: planned.weeks,
    per_arm_daily_looks: planned.perArmDailyLooks,
    weeks_daily_looks: planned.weeksDailyLooks,
    detectable: planned.detectable.map(({ weeks, effect }) => ({
      weeks,
      effect: effect === null ? null : rounded(effect),
    })),
    formula: input.deviation ? meanFormula : formula,
  }
}

const rounded = (value: number): number => Number(value.toFixed(6))
