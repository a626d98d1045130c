import type { ExperimentResultView } from '../../src/http/contract/experiments.ts'
import type { Format } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'

export const metrics = ['conversion', 'revenue', 'minutes_to_contact'] as const
export type Metric = (typeof metrics)[number]

/** The metric of a result; one that this console does not know reads as conversion's numbers would mislead, so it is null. */
export const metricOf = (name: string): Metric | null => metrics.find((metric) => metric === name) ?? null

type Measured = Pick<ExperimentResultView, 'estimate' | 'low' | 'high'>

/** One difference as its metric is counted: wins per 100 leads, money a lead, minutes; with a sign where wanted. */
export function amountWords(metric: Metric, value: number, format: Format): string {
  if (metric === 'conversion') return format.number(value * 100, 1)
  return metric === 'revenue' ? format.money(value) : format.number(value, 1)
}

/** "B brings 2.1 more wins per 100 leads, between 0.3 and 3.9"; null where nothing can be said. */
export function differenceWords(
  metric: Metric,
  { estimate, low, high }: Measured,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string | null {
  if (estimate === null) return null
  const sign = estimate < 0 ? -1 : 1
  const words = (value: number) => amountWords(metric, value * sign, format)
  const side = estimate < 0 ? 'fewer' : 'more'
  if (low === null || high === null) return t(`experiment.${side}_${metric}_open`, { difference: words(estimate) })
  const [from, to] = sign < 0 ? [high, low] : [low, high]
  return t(`experiment.${side}_${metric}`, { difference: words(estimate), low: words(from), high: words(to) })
}
