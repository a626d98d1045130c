import { Link } from '@tanstack/react-router'
import type { LearningReadinessView, LearningScreen } from '../../src/http/contract/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './model.module.css'

type Gap = LearningReadinessView['missing_reasons']
const shownLeads = 8

/** How ready the workspace's own deals are, what to repair next, and the leads to repair it on. */
type ReadinessProps = { readonly readiness: LearningReadinessView; readonly disputes: LearningScreen['disputes'] }

export function ReadinessSection({ readiness, disputes }: ReadinessProps) {
  const t = useT()
  const format = useFormat()
  const [next] = readiness.repairs
  const gaps = [
    ['sources', readiness.missing_sources],
    ['messages', readiness.missing_messages],
    ['reasons', readiness.missing_reasons],
    ['amounts', readiness.missing_amounts],
  ] as const
  return (
    <section className={classes.block}>
      <h2>{t('model.readiness')}</h2>
      <p>
        <b>{t(`model.level_${readiness.level}`)}</b>{' '}
        {t('model.counts', {
          deals: format.number(readiness.deals),
          wins: format.number(readiness.wins),
          open: format.number(readiness.open),
          repeats: format.number(readiness.repeats),
        })}
      </p>
      <p>{next ? t('model.next_repair', { repair: t(`model.repair_${next}`) }) : t('model.nothing_to_repair')}</p>
      <div className={classes.pair}>
        <ul className={classes.list}>
          {gaps.map(([name, gap]) => (
            <GapLine key={name} name={name} gap={gap} />
          ))}
        </ul>
        <Sources sources={readiness.sources} />
      </div>
      {disputes.said > 0 ? (
        <p>
          {disputes.settled === 0
            ? t('model.disputes_open', { said: disputes.said })
            : t('model.disputes', {
                said: disputes.said,
                settled: format.number(disputes.settled),
                right: format.number(disputes.borne_out),
                expected: format.number(disputes.expected, 1),
              })}{' '}
          {t(`model.disputes_${disputes.tells}`)}
        </p>
      ) : null}
    </section>
  )
}

type GapLineProps = { readonly name: 'sources' | 'messages' | 'reasons' | 'amounts'; readonly gap: Gap }

function GapLine({ name, gap }: GapLineProps) {
  const t = useT()
  const format = useFormat()
  return (
    <li className={classes.gap}>
      <span className={classes.spread}>
        <span>{t(`model.gap_${name}`)}</span>
        <span>{t('model.count_of', { count: format.number(gap.count), of: format.number(gap.of) })}</span>
      </span>
      {gap.lead_ids.length > 0 ? (
        <span className={classes.dim}>
          {t('model.open_leads')}{' '}
          {gap.lead_ids.slice(0, shownLeads).map((id, index) => (
            <Link
              key={id}
              to="/leads/$view/$leadId"
              params={{ view: 'all', leadId: id }}
              className={classes.mini}
              aria-label={t('model.open_lead', { n: index + 1 })}
            >
              {index + 1}
            </Link>
          ))}
        </span>
      ) : null}
    </li>
  )
}

function Sources({ sources }: { readonly sources: LearningReadinessView['sources'] }) {
  const t = useT()
  const format = useFormat()
  if (sources.length === 0) return null
  return (
    <ScrollRegion label={t('model.sources')}>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th>{t('model.source')}</th>
            <th>{t('model.deals')}</th>
            <th>{t('model.won')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, deals, wins }) => (
            <tr key={source ?? ''}>
              <td>
                {source ? (
                  <Link to="/leads/$view" params={{ view: 'all' }} search={{ source }}>
                    <bdi>{source}</bdi>
                  </Link>
                ) : (
                  t('model.value_unknown')
                )}
              </td>
              <td>{format.number(deals)}</td>
              <td>{format.number(wins)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
