import '../theme/lazy-styles.ts'
import { SegmentedControl } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SourceCards } from '../../src/http/contract/sources.ts'
import { get } from '../api/request.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import classes from './sources.module.css'

type Card = SourceCards['items'][number]
const spans = ['30', '90', '365'] as const

const sourcesQuery = (days: string) =>
  queryOptions({ queryKey: ['sources', days], queryFn: () => get<SourceCards>('/api/sources', { days }) })

/** Where leads come from, and what each source is worth: how many are turned away and why, what becomes of the others. */
export function SourcesScreen() {
  const { t } = useLanguage()
  const [days, setDays] = useState<string>('90')
  const { data, error, refetch } = useQuery(sourcesQuery(days))
  return (
    <Screen
      title={t('sources.title')}
      lead={t('sources.lead')}
      wide
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('sources.span')}
          value={days}
          onChange={setDays}
          data={spans.map((value) => ({ value, label: t('sources.days', { n: Number(value) }) }))}
        />
      }
    >
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton /> : null}
      {data?.items.length === 0 ? <EmptyNote icon="all" title={t('sources.empty')} /> : null}
      <div className={classes.cards}>
        {data?.items.map((card) => (
          <SourceCard key={card.source} card={card} />
        ))}
      </div>
    </Screen>
  )
}

function SourceCard({ card }: { readonly card: Card }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const share = (n: number, of: number) => format.percent(of === 0 ? 0 : n / of)
  const most = card.rejected_by[0]?.leads ?? 1
  return (
    <section className={classes.card} aria-label={card.source}>
      <h2 className={classes.name}>
        <Link to="/leads/$view" params={{ view: 'all' }} search={{ source: card.source }}>
          <bdi>{code('channel', card.source)}</bdi>
        </Link>
        <span className={classes.dim}>{t('sources.leads', { n: card.leads, figure: format.number(card.leads) })}</span>
      </h2>
      <Bar card={card} />
      <p className={classes.line}>
        {t('sources.rejected', { share: share(card.rejected, card.leads), n: card.rejected })}
        {card.review > 0 ? ` · ${t('sources.review', { n: card.review })}` : null}
      </p>
      {card.rejected_by.length > 0 ? (
        <ul className={classes.checks}>
          {card.rejected_by.map(({ check, leads }) => (
            <li key={check}>
              <span>{code('check', check)}</span>
              <span className={classes.measure} aria-hidden="true">
                <i style={{ inlineSize: `${(100 * leads) / most}%` }} />
              </span>
              <b>{format.number(leads)}</b>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={classes.line}>
        {t('sources.through', { n: card.verified })}: {t('sources.won', { n: card.won })} ·{' '}
        {t('sources.lost', { n: card.lost + card.disqualified })} · {t('sources.open', { n: card.open })}
        {card.won_amount > 0 ? ` · ${format.money(card.won_amount)}` : null}
      </p>
    </section>
  )
}

/** Turned away, to review, let through: as shares of one line. The same stands below in words. */
function Bar({ card }: { readonly card: Card }) {
  const parts = [
    ['rejected', card.rejected],
    ['review', card.review],
    ['verified', card.verified],
  ] as const
  return (
    <div className={classes.bar} aria-hidden="true">
      {parts.map(([kind, n]) => (n > 0 ? <i key={kind} data-kind={kind} style={{ flexGrow: n }} /> : null))}
    </div>
  )
}
