import { z } from 'zod'
import { experimentMetrics, guardedMetrics } from '../../core/experiment/experiment.ts'
import { isoTime, safeText, uuid } from './primitives.ts'

const metric = z.enum(experimentMetrics)
const guarded = z.enum(guardedMetrics)
const plan = z.strictObject({
  base: z.number().gt(0).lt(1),
  effect: z.number().gt(-1).lt(1),
  per_week: z.number().gt(0).max(1e9),
})
export const treatment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('policy'), version: z.number().int().min(1).max(2_000_000_000) }),
  z.strictObject({ kind: z.literal('model'), model_id: safeText(100).min(1) }),
])

/** `POST /api/experiments`: written down as a draft. */
export const newExperiment = z.strictObject({
  question: safeText(500).min(5),
  treatment,
  metric: metric.default('conversion'),
  guardrails: z.array(guarded).max(4).default([]),
  share_b: z.number().min(0.05).max(0.95).default(0.5),
  plan: plan.nullish(),
})

export const experiment = z.object({
  id: uuid,
  question: z.string(),
  status: z.enum(['draft', 'running', 'stopped']),
  treatment,
  metric,
  guardrails: z.array(guarded),
  share_b: z.number(),
  plan: plan.nullable(),
  created_at: isoTime,
  started_at: isoTime.nullable(),
  stopped_at: isoTime.nullable(),
})
export type ExperimentDocument = z.infer<typeof experiment>

const number = z.number().nullable()
export const experimentResult = z.object({
  metric: z.string(),
  /** B minus A, with an interval that may be looked at every day. */
  estimate: number,
  low: number,
  high: number,
  n_a: z.number().int(),
  n_b: z.number().int(),
  mean_a: number,
  mean_b: number,
  standard_error: number,
  degrees_of_freedom: number,
  open: z.number().int(),
  srm_p: z.number(),
  decision: z.enum(['A', 'B', 'none_yet']),
  weeks_left: number,
  detectable: number,
  segments: z.array(
    z.object({
      /** `source`, `chance` (low, middle, high: a third of the leads each, by the base scorecard) or `language`. */
      by: z.string(),
      value: z.string(),
      estimate: z.number(),
      low: z.number(),
      high: z.number(),
      n_a: z.number().int(),
      n_b: z.number().int(),
      mean_a: z.number(),
      mean_b: z.number(),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), count: number })),
})
export type ExperimentResultView = z.infer<typeof experimentResult>

/** `GET /api/experiments/{id}`. Everything needed to recompute it is at `/result.json`. */
export const experimentPage = z.object({
  experiment,
  result: experimentResult,
  /** Satisfaction is before (a) and after (b), by person; all others are arm A and arm B. */
  guardrails: z.array(experimentResult),
  /** Calls to a lead in its first two weeks (`calls` of the rows) times this are calls a day. */
  leads_a_day: z.number(),
  course: z.array(
    z.object({ at: isoTime, leads: z.number().int(), estimate: z.number(), low: z.number(), high: z.number() }),
  ),
  alpha: z.number(),
  method: z.string(),
})
export type ExperimentPage = z.infer<typeof experimentPage>

/**
 * `GET /api/pilot/result`: leads worked by their scores (B) beside those worked as before (A), by rep; one result a metric. The counts are
 * leads; of `revenue_per_rep` and `calls_per_rep` working days of people; of `satisfaction` answers, none below three people a side.
 */
export const pilotResult = z.object({ started_at: isoTime, results: z.array(experimentResult) })
export type PilotResultView = z.infer<typeof pilotResult>

const cell = z.union([z.string(), z.number(), z.boolean()]).nullable()
/**
 * `GET /api/experiments/{id}/result.json` and `GET /api/pilot/result.json`: results with all that is needed to compute them again, which
 * `assay experiment recompute` does. People have names that stand for nobody; answers to the monthly question are given without rows.
 */
export const resultFile = z.object({
  format: z.literal('assay-experiment-result'),
  version: z.literal(1),
  question: z.string().nullable(),
  computed_at: isoTime,
  method: z.string(),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.array(z.array(cell)) })),
  results: z.array(
    z.object({
      table: z.string().nullable(),
      settings: z.object({
        metric: z.string(),
        better: z.enum(['higher', 'lower']),
        unit: z.enum(['lead', 'rep']),
        alpha: z.number(),
        share_b: number,
        bound: number,
        tuned: number,
      }),
      result: experimentResult,
    }),
  ),
})
export type ResultFileView = z.infer<typeof resultFile>

/** `POST /api/experiments/plan` */
export const planRequest = z.strictObject({
  base: z.number(),
  effect: z.number(),
  /** A mean is planned for, not a rate: its standard deviation from lead to lead. */
  deviation: z.number().nullish(),
  per_week: z.number(),
  power: z.number().default(0.8),
  alpha: z.number().default(0.05),
})
export const planAnswer = z.object({
  per_arm: z.number(),
  total: z.number(),
  weeks: z.number(),
  per_arm_daily_looks: z.number(),
  weeks_daily_looks: z.number(),
  detectable: z.array(z.object({ weeks: z.number(), effect: number })),
})
/** `GET /api/experiments/basis?metric=`: what the last quarter says of a metric. */
export const basisQuery = z.object({ metric: metric.default('conversion') })
export const planBasis = z.object({
  leads: z.number().int(),
  mean: number,
  deviation: number,
  per_week: z.number(),
})
export type PlanBasisView = z.infer<typeof planBasis>
export type PlanAnswer = z.infer<typeof planAnswer>
