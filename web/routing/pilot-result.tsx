import { useQuery } from '@tanstack/react-query'
import { pilotResultQuery } from '../api/experiments.ts'
import { useRights } from '../api/rights.ts'
import { meansWords, metricOf, resultWords } from '../experiments/answer-words.ts'
import { ResultFiles } from '../experiments/recompute.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './routing.module.css'

/** What scoring brings so far, metric by metric, in words: a pilot of people is an experiment of its own. */
export function PilotResult() {
  const t = useT()
  const format = useFormat()
  const { exports } = useRights()
  const { data: result } = useQuery(pilotResultQuery)
  if (!result) return null
  return (
    <>
      <h3 className={classes.small}>{t('pilot.result')}</h3>
      <dl className={classes.results}>
        {result.results.map((one) => {
          const metric = metricOf(one.metric)
          return metric ? (
            <div key={metric}>
              <dt>{t(`experiment.metric_${metric}`)}</dt>
              <dd>
                {resultWords(one, { t, format })}
                {one.n_a + one.n_b > 0 ? <p className={classes.dim}>{meansWords(one, { t, format })}</p> : null}
              </dd>
            </div>
          ) : null
        })}
      </dl>
      <p className={classes.dim}>{t('pilot.result_note')}</p>
      {exports ? <ResultFiles json="/api/pilot/result.json" name="pilot" /> : null}
    </>
  )
}
