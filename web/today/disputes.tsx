import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { disputesQuery } from '../api/day.ts'
import { useLanguage } from '../language/language-context.tsx'
import { When } from '../ui/when.tsx'
import classes from './today.module.css'

const mostShown = 8

/** What people said against scores, and whether the outcome bore them out. */
export function Disputes() {
  const { t, code } = useLanguage()
  const { data: disputes = [] } = useQuery(disputesQuery)
  if (disputes.length === 0) return null
  const settled = disputes.filter((dispute) => dispute.borne_out !== null)
  const right = settled.filter((dispute) => dispute.borne_out).length
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('disputes.title')}</h2>
      <p className={classes.dim}>{t('disputes.line', { n: disputes.length, settled: settled.length, right })}</p>
      <ul className={classes.months}>
        {disputes.slice(0, mostShown).map((dispute) => (
          <li key={dispute.id}>
            <Link
              to="/leads/$view/$leadId"
              params={{ view: 'all', leadId: dispute.lead_id }}
              className={classes.person}
            >
              <bdi>{dispute.lead_name ?? t('lead.nameless')}</bdi>
            </Link>{' '}
            {dispute.score}: {t(`dispute.${dispute.direction}`)}
            {dispute.outcome ? ` → ${code('outcome', dispute.outcome)}` : ''}
            <span className={classes.dim}>
              {' '}
              · <bdi>{dispute.by}</bdi>: <bdi>{dispute.reason}</bdi> · <When at={dispute.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
