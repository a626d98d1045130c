import { useQuery } from '@tanstack/react-query'
import { pilotResultQuery } from '../api/experiments.ts'
import { differenceWords, metricOf } from '../experiments/answer-words.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './routing.module.css'

/** What scoring brings so far, in words: a pilot of people is an experiment of its own. */
export function PilotResult() {
  const t = useT()
  const format = useFormat()
  const { data: result } = useQuery(pilotResultQuery)
  if (!result) return null
  const said = result.results.flatMap((one) => {
    const metric = metricOf(one.metric)
    const words = metric && differenceWords(metric, one, { t, format })
    return words ? [{ metric, words }] : []
  })
  return (
    <>
      <h3 className={classes.small}>{t('pilot.result')}</h3>
      {said.length === 0 ? <p className={classes.words}>{t('experiment.no_leads')}</p> : null}
      {said.map(({ metric, words }) => (
        <p key={metric} className={classes.words}>
          {words}
        </p>
      ))}
      <p className={classes.dim}>{t('pilot.result_note')}</p>
    </>
  )
}
