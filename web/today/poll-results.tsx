import { useQuery } from '@tanstack/react-query'
import { pollResultsQuery } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './today.module.css'

/** What the reps said this month about the scores, without names. */
export function PollResults() {
  const t = useT()
  const format = useFormat()
  const { data: months = [] } = useQuery(pollResultsQuery)
  if (months.length === 0) return null
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('poll.results')}</h2>
      <ul className={classes.months}>
        {months.map((month) => (
          <li key={month.month}>
            <b>
              <bdi dir="ltr">{month.month}</bdi>
            </b>{' '}
            {month.mean === null
              ? t('poll.too_few', { n: month.answers })
              : t('poll.mean', { mean: format.number(month.mean, 1), n: month.answers })}
            {month.notes.map((note) => (
              <p key={note} className={classes.dim}>
                <bdi>«{note}»</bdi>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
