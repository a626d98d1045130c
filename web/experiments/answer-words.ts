import type { ExperimentResultView } from '../../src/http/contract/experiments.ts'
import type { Format } from '../language/format.ts'
import type { Translate } from '../language/messages.ts'

/** What leads are split for; what must not suffer may be more. */
export const metrics = ['conversion', 'revenue', 'minutes_to_contact', 'calls_a_day'] as const
export const guarded = [...metrics, 'satisfaction'] as const
const known = [...guarded, 'revenue_per_rep', 'calls_per_rep'] as const
export type Metric = (typeof metrics)[number]
type Known = (typeof known)[number]

/** The metric of a result; one that this console does not know reads as conversion's numbers would mislead, so it is null. */
export const metricOf = (name: string): Known | null => known.find((metric) => metric === name) ?? null

type Measured = Pick<ExperimentResultView, 'estimate' | 'low' | 'high'>
type Words = { readonly t: Translate; readonly format: Format }

/** One difference as its metric is counted: wins per 100 leads, money, minutes, calls, answers; with a sign where wanted. */
export function amountWords(metric: Known, value: number, format: Format): string {
  if (metric === 'conversion') return format.number(value * 100, 1)
  return metric === 'revenue' || metric === 'revenue_per_rep' ? format.money(value) : format.number(value, 1)
}

/** "B brings 2.1 more wins per 100 leads, between 0.3 and 3.9"; null where nothing can be said. */
export function differenceWords(
  metric: Known,
  { estimate, low, high }: Measured,
  { t, format, since = false }: Words & { readonly since?: boolean },
): string | null {
  if (estimate === null || low === null || high === null) return null
  const sign = estimate < 0 ? -1 : 1
  const words = (value: number) => amountWords(metric, value * sign, format)
  const side = estimate < 0 ? 'fewer' : 'more'
  const [from, to] = sign < 0 ? [high, low] : [low, high]
  const values = { difference: words(estimate), low: words(from), high: words(to) }
  return metric === 'satisfaction' && since
    ? t(`experiment.${side}_satisfaction_since`, values)
    : t(`experiment.${side}_${metric}`, values)
}

/** A result as a sentence or two: what is seen so far, or why nothing is; with what must be known to read it. */
export function resultWords(result: ExperimentResultView, words: Words): string {
  const { t } = words
  const metric = metricOf(result.metric)
  const has = (code: string) => result.warnings.some((warning) => warning.code === code)
  const said = metric && differenceWords(metric, result, { ...words, since: has('before_and_after') })
  const notes = [
    ...(has('too_few_answers') ? [t('experiment.warning_too_few_answers')] : []),
    ...(has('before_and_after') ? [t('experiment.warning_before_and_after')] : []),
  ]
  if (!said) return [t('experiment.decision_none_yet'), ...notes].join(' ')
  return [result.decision === 'none_yet' ? t('experiment.so_far', { sentence: said }) : said, ...notes].join(' ')
}

/** The means of both sides and how many rows they rest on, in the metric's unit. */
export function meansWords(result: ExperimentResultView, { t, format }: Words): string {
  const metric = metricOf(result.metric)
  const mean = (value: number | null) => (value === null || !metric ? '–' : amountWords(metric, value, format))
  const sides = t('experiment.arms', {
    a: format.number(result.n_a),
    b: format.number(result.n_b),
    mean_a: mean(result.mean_a),
    mean_b: mean(result.mean_b),
    open: format.number(result.open),
  })
  return metric ? `${sides} ${t(`experiment.unit_${metric}`)}` : sides
}
