import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Today } from '../../src/http/contract/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { HeadRow } from '../ui/head-row.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { HandOverButton } from './hand-over-button.tsx'
import { Rebalance } from './rebalance.tsx'
import { spanWords } from './span-words.ts'
import classes from './today.module.css'

type Rep = Today['reps'][number]

/** A row per person: late ones on top, since there a hand is needed. */
export function RepTable({ reps }: { readonly reps: readonly Rep[] }) {
  const { t } = useLanguage()
  const sorted = reps.toSorted((a, b) => b.late - a.late || b.load - a.load)
  return (
    <section className={classes.block}>
      <div className={classes.side}>
        <h2 className={classes.heading}>{t('today.people')}</h2>
        <Rebalance anybody={reps.some((rep) => !rep.at_work_from && rep.presence === 'free')} />
      </div>
      <ScrollRegion label={t('today.people')} phone="stack">
        <Table verticalSpacing={6} className={classes.reps}>
          <HeadRow
            names={[
              t('today.person'),
              t('today.state'),
              t('today.load'),
              t('today.late'),
              t('today.answered'),
              t('today.median'),
              t('today.taken'),
            ]}
          />
          <Table.Tbody>
            {sorted.map((rep) => (
              <RepRow key={rep.id} rep={rep} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {reps.length === 0 ? <p className={classes.dim}>{t('today.no_people')}</p> : null}
    </section>
  )
}

function RepRow({ rep }: { readonly rep: Rep }) {
  const { t } = useLanguage()
  const format = useFormat()
  const now = useNow()
  const share = rep.capacity > 0 ? Math.min(1, rep.load / rep.capacity) : 0
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/leads/$view" params={{ view: 'team' }} search={{ assignee: rep.id }} className={classes.person}>
          <bdi>{rep.name}</bdi>
        </Link>
        {rep.closer ? <span className={classes.dim}> · {t('team.closer')}</span> : null}
        {rep.junior ? <span className={classes.dim}> · {t('team.junior')}</span> : null}
      </Table.Td>
      <Table.Td data-label={t('today.state')}>
        <span className={classes.presence} data-presence={rep.at_work_from ? 'away' : rep.presence}>
          {t(`presence.${rep.at_work_from ? 'away' : rep.presence}`)}
        </span>
        {rep.at_work_from ? (
          <div className={classes.dim}>
            {rep.at_work_from.startsWith('9999')
              ? t('today.no_hours')
              : t('today.at_work_from', { time: format.moment(rep.at_work_from, now) })}
          </div>
        ) : null}
      </Table.Td>
      <Table.Td data-label={t('today.load')}>
        <span className={classes.load}>
          <span className={classes.meter} aria-hidden="true">
            <span style={{ inlineSize: `${share * 100}%` }} />
          </span>
          <bdi dir="ltr">
            {format.number(rep.load)} / {format.number(rep.capacity)}
          </bdi>
        </span>
      </Table.Td>
      <Table.Td data-label={t('today.late')}>
        {rep.late > 0 ? (
          <Link
            to="/leads/$view"
            params={{ view: 'team' }}
            search={{ assignee: rep.id, late: true }}
            className={classes.late}
          >
            {format.number(rep.late)}
          </Link>
        ) : (
          '0'
        )}
        {rep.late > 0 ? <HandOverButton userId={rep.id} name={rep.name} /> : null}
      </Table.Td>
      <Table.Td data-label={t('today.answered')}>{format.number(rep.answered_today)}</Table.Td>
      <Table.Td data-label={t('today.median')}>
        {rep.median_answer_minutes === null ? '–' : spanWords(rep.median_answer_minutes, t)}
      </Table.Td>
      <Table.Td data-label={t('today.taken')}>
        <bdi dir="ltr">
          {format.number(rep.accepted)} · {format.number(rep.declined)}
        </bdi>
      </Table.Td>
    </Table.Tr>
  )
}
