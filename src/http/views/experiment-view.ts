import type { ExperimentView } from '../../app/experiments/show-experiment.ts'
import type { NewExperiment } from '../../app/experiments/start-experiment.ts'
import type { ExperimentResult } from '../../core/experiment/analyse.ts'
import type { Experiment } from '../../core/experiment/experiment.ts'
import type { z } from 'zod'
import type {
  ExperimentDocument,
  ExperimentPage,
  ExperimentResultView,
  newExperiment,
} from '../contract/experiments.ts'

/** An experiment as programs and the console see it. */
export function experimentDocument(one: Experiment): ExperimentDocument {
  const { shareB, createdAt, startedAt, stoppedAt, treatment, plan, guardrails, ...rest } = one
  return {
    ...rest,
    treatment: treatment.kind === 'policy' ? treatment : { kind: 'model', model_id: treatment.modelId },
    guardrails: [...guardrails],
    share_b: shareB,
    plan: plan && { base: plan.base, effect: plan.effect, per_week: plan.perWeek },
    created_at: createdAt,
    started_at: startedAt,
    stopped_at: stoppedAt,
  }
}

/** What the caller asked for, in the application's words. */
export function experimentAsked(body: z.infer<typeof newExperiment>): NewExperiment {
  const { share_b: shareB, treatment, plan, ...rest } = body
  return {
    ...rest,
    shareB,
    treatment: treatment.kind === 'policy' ? treatment : { kind: 'model', modelId: treatment.model_id },
    plan: plan ? { base: plan.base, effect: plan.effect, perWeek: plan.per_week } : null,
  }
}

const method =
  'post-stratified difference of means B - A by source, adjusted for the base scorecard (CUPED), asymptotic confidence sequence with a normal mixture; see docs/experiments.md'

export function experimentPageView(view: ExperimentView): ExperimentPage {
  return {
    experiment: experimentDocument(view.experiment),
    result: resultView(view.result),
    guardrails: view.guardrails.map(resultView),
    leads_a_day: view.leadsADay,
    course: [...view.course],
    alpha: 0.05,
    method,
  }
}

/** A result with the keys of the file command. */
export function resultView(result: ExperimentResult): ExperimentResultView {
  return {
    metric: result.metric,
    estimate: result.estimate,
    low: result.low,
    high: result.high,
    n_a: result.nA,
    n_b: result.nB,
    mean_a: result.meanA,
    mean_b: result.meanB,
    open: result.open,
    srm_p: result.splitP,
    decision: result.decision,
    weeks_left: result.weeksLeft,
    detectable: result.detectable,
    segments: result.segments.map(({ nA, nB, meanA, meanB, by, value, estimate, low, high }) => ({
      by,
      value,
      estimate,
      low,
      high,
      n_a: nA,
      n_b: nB,
      mean_a: meanA,
      mean_b: meanB,
    })),
    warnings: [...result.warnings],
  }
}
