import { analyseExperiment } from './analyse.ts'
import type { ToldComparison } from './read-result-file.ts'
import { resultDocument } from './result-document.ts'
import { alwaysValidInterval } from './sequential.ts'

export type Difference = { readonly key: string; readonly said: unknown; readonly computed: unknown }
export type Recomputed = {
  readonly metric: string
  /** `rows`: everything from the rows. `summary`: the interval and the verdict from means and standard error, since no rows are given. */
  readonly from: 'rows' | 'summary'
  readonly agrees: boolean
  readonly differences: readonly Difference[]
  readonly result: Readonly<Record<string, unknown>>
}

/** Computes one comparison of a file again and says where the figures that it tells are others. */
export function recompute({ rows, options, said }: ToldComparison): Recomputed {
  const result: Readonly<Record<string, unknown>> = rows
    ? resultDocument(analyseExperiment(rows, options))
    : fromSummary(said, options)
  const differences = Object.entries(result).flatMap(([key, computed]) =>
    isSame(said[key], computed) ? [] : [{ key, said: said[key] ?? null, computed }],
  )
  return {
    metric: options.metric.name,
    from: rows ? 'rows' : 'summary',
    agrees: differences.length === 0,
    differences,
    result,
  }
}

/**
 * Answers of people leave no rows. What can be computed again is how the interval follows from the means, the standard error and its degrees of
 * freedom, and the verdict from the interval.
 */
function fromSummary(said: ToldComparison['said'], options: ToldComparison['options']) {
  const number = (key: string) => (typeof said[key] === 'number' ? said[key] : null)
  const [meanA, meanB, error, dof] = [
    number('mean_a'),
    number('mean_b'),
    number('standard_error'),
    number('degrees_of_freedom'),
  ]
  if (meanA === null || meanB === null || error === null || dof === null)
    return { estimate: null, low: null, high: null, decision: 'none_yet' }
  const estimate = meanB - meanA
  const leads = (number('n_a') ?? 0) + (number('n_b') ?? 0)
  const { alpha, tuned, bound = Number.POSITIVE_INFINITY } = options
  const interval = alwaysValidInterval({
    estimate,
    variance: error ** 2,
    leads,
    dof,
    alpha,
    ...(tuned ? { tuned } : {}),
  })
  const [low, high] = [Math.max(-bound, interval[0]), Math.min(bound, interval[1])]
  const better = low > 0 === (options.metric.better === 'higher') ? 'B' : 'A'
  return { estimate, low, high, decision: low <= 0 && high >= 0 ? 'none_yet' : better }
}

/** Equal to nine digits: another machine may round the last ones otherwise. */
function isSame(said: unknown, computed: unknown): boolean {
  if (typeof said === 'number' && typeof computed === 'number')
    return Math.abs(said - computed) <= 1e-9 * Math.max(1e-12, Math.abs(said), Math.abs(computed))
  if (Array.isArray(said) && Array.isArray(computed))
    return said.length === computed.length && said.every((each, at) => isSame(each, computed[at]))
  if (isFields(said) && isFields(computed))
    return Object.keys(computed).every((key) => isSame(said[key], computed[key]))
  return said === computed
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
