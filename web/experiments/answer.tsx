import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { differenceWords, meansWords, metricOf } from './answer-words.ts'
import classes from './experiments.module.css'

/** The answer in words with its interval; "not enough data yet" is a full one. */
export function Answer({ page: { experiment, result } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const metric = metricOf(result.metric)
  const difference = metric ? differenceWords(metric, result, { t, format }) : null
  const said =
    difference === null
      ? t('experiment.no_leads')
      : result.decision === 'none_yet'
        ? t('experiment.so_far', { sentence: difference })
        : difference
  if (experiment.status === 'draft')
    return (
      <section className={classes.answer}>
        <p className={classes.verdict}>{t('experiment.not_started')}</p>
        <p>{t('experiment.not_started_help')}</p>
      </section>
    )
  return (
    <section className={classes.answer} data-decision={result.decision}>
      <p className={classes.verdict}>{t(`experiment.decision_${result.decision}`)}</p>
      <p>{said}</p>
      {result.decision === 'none_yet' && experiment.status === 'running' ? (
        <p className={classes.dim}>
          {result.weeks_left === null
            ? t('experiment.weeks_unknown')
            : t('experiment.weeks_left', { weeks: format.number(Math.max(1, Math.ceil(result.weeks_left))) })}
        </p>
      ) : null}
      <p className={classes.dim}>{meansWords(result, { t, format })}</p>
    </section>
  )
}
