import type { ExperimentView } from '../../app/experiments/show-experiment.ts'
import type { NewExperiment } from '../../app/experiments/start-experiment.ts'
import { resultDocument } from '../../core/experiment/result-document.ts'
import type { Experiment } from '../../core/experiment/experiment.ts'
import type { ResultFile } from '../../core/experiment/result-file.ts'
import type { z } from 'zod'
import type { ExperimentDocument, ExperimentPage, newExperiment, ResultFileView } from '../contract/experiments.ts'

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
    result: resultDocument(view.result),
    guardrails: view.guardrails.map(resultDocument),
    leads_a_day: view.leadsADay,
    course: [...view.course],
    alpha: 0.05,
    method,
  }
}

/** A file with a result, as it goes out. */
export function resultFileView({ tables, results, ...about }: ResultFile): ResultFileView {
  return {
    ...about,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, { columns, rows }]) => [
        name,
        { columns: [...columns], rows: rows.map((row) => [...row]) },
      ]),
    ),
    results: results.map((entry) => ({ ...entry })),
  }
}
