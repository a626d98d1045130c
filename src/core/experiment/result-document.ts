import type { ExperimentResult } from './analyse.ts'

/** A result with the keys of the file command; figures as they were computed, not rounded. */
export function resultDocument(result: ExperimentResult) {
  return {
    metric: result.metric,
    estimate: result.estimate,
    low: result.low,
    high: result.high,
    n_a: result.nA,
    n_b: result.nB,
    mean_a: result.meanA,
    mean_b: result.meanB,
    standard_error: result.standardError,
    degrees_of_freedom: result.dof,
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
    warnings: result.warnings.map(({ code, count }) => ({ code, count })),
  }
}
export type ResultDocument = ReturnType<typeof resultDocument>
