import type { Arm } from './assign.ts'

/** What arm B does otherwise: decides by another policy, or scores by another model. */
export type Treatment =
  | { readonly kind: 'policy'; readonly version: number }
  | { readonly kind: 'model'; readonly modelId: string }

/** What the two sides of a split of leads may be compared by. */
export const experimentMetrics = ['conversion', 'revenue', 'minutes_to_contact', 'calls_a_day'] as const
export type ExperimentMetric = (typeof experimentMetrics)[number]

/** What must not suffer may also be what the people say: they work leads of both sides, so it is compared before and after. */
export const guardedMetrics = [...experimentMetrics, 'satisfaction'] as const
export type GuardedMetric = (typeof guardedMetrics)[number]

/** What two teams may be compared by: there calls, money and answers belong to people. */
export const pilotMetrics = [
  'conversion',
  'revenue',
  'revenue_per_rep',
  'minutes_to_contact',
  'calls_per_rep',
  'satisfaction',
] as const
export type PilotMetric = (typeof pilotMetrics)[number]

/** A lead-level random split and what it asks. Arm A is as before. */
export type Experiment = {
  readonly id: string
  /** The question in the company's own words. */
  readonly question: string
  readonly status: 'draft' | 'running' | 'stopped'
  readonly treatment: Treatment
  readonly metric: ExperimentMetric
  /** Metrics that must not suffer. */
  readonly guardrails: readonly GuardedMetric[]
  /** Share of leads meant for arm B. */
  readonly shareB: number
  /** What it was planned for: the rate without the change, and the difference worth seeing. */
  readonly plan: { readonly base: number; readonly effect: number; readonly perWeek: number } | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly stoppedAt: string | null
}

/** A lead's place in an experiment, stored with its decision. */
export type Placement = { readonly experimentId: string; readonly arm: Arm }
