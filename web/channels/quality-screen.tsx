import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Figure } from '../../src/http/contract/behind.ts'
import type { ChannelsView } from '../../src/http/contract/measure.ts'
import { channelsQuery } from '../api/measure.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { behindSource } from '../ui/behind.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { DownloadTable } from '../ui/download-table.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ChannelTabs } from './channel-tabs.tsx'
import { SpanChoice } from './span-choice.tsx'
import { lastDays } from './span.ts'
import classes from './quality.module.css'

type Card = ChannelsView['items'][number]

/** How good the leads of each source are: how many are turned away and by which check, and who turned out not to be real after all. Money has a tab of its own. */
export function QualityScreen() {
  const { t } = useLanguage()
  const [days, setDays] = useState(90)
  const span = lastDays(days, useNow())
  const { data, error, refetch, isPlaceholderData } = useQuery(channelsQuery(span))
  const decided = data?.items.filter(({ leads }) => leads > 0) ?? []
  return (
    <Screen
      title={t('channels.title')}
      lead={t('sources.lead')}
      wide
      actions={<SpanChoice days={days} onChange={setDays} />}
    >
      <ChannelTabs />
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton /> : null}
      {data && decided.length === 0 ? <EmptyNote icon="all" title={t('sources.empty')} /> : null}
      <div className={classes.cards} aria-busy={isPlaceholderData}>
        {decided.map((card) => (
          <SourceCard key={card.source} card={card} span={span} />
        ))}
      </div>
    </Screen>
  )
}

type SourceCardProps = { readonly card: Card; readonly span: { readonly from: string; readonly to: string } }

function SourceCard({ card, span }: SourceCardProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const name = card.source === '' ? t('channels.no_source') : card.source
  const open = (figure: Figure) => behindSource(card.source, figure, span)
  const share = (n: number, of: number) => format.percent(of === 0 ? 0 : n / of)
  const notReal = card.rejected + card.not_real
  const most = card.rejected_by[0]?.leads ?? 1
  const turnedAway = t('sources.rejected', { share: share(card.rejected, card.leads), n: card.rejected })
  return (
    <section className={classes.card} aria-label={name}>
      <h2 className={classes.name}>
        <BehindLink search={open('all')}>
          <bdi>{name}</bdi>
        </BehindLink>
        <span className={classes.dim}>{t('sources.leads', { n: card.leads, figure: format.number(card.leads) })}</span>
      </h2>
      <Bar card={card} />
      <p className={classes.line}>
        {card.rejected > 0 ? <BehindLink search={open('rejected')}>{turnedAway}</BehindLink> : turnedAway}
        {card.review > 0 ? (
          <>
            {' · '}
            <BehindLink search={open('review')}>{t('sources.review', { n: card.review })}</BehindLink>
          </>
        ) : null}
      </p>
      {card.rejected > 0 && card.rejected_by.length === 0 ? (
        <p className={classes.line}>{t('channels.other_grounds', { n: card.rejected })}</p>
      ) : null}
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
        <BehindLink search={open('verified')}>{t('sources.through', { n: card.verified })}</BehindLink>
        {card.not_real > 0 ? (
          <>
            {' · '}
            <BehindLink search={open('not_real')}>{t('sources.not_real', { n: card.not_real })}</BehindLink>
          </>
        ) : null}
      </p>
      {notReal > 0 ? (
        <p className={classes.line}>
          <DownloadTable
            table="returns"
            query={{ source: card.source, ...span }}
            label={
              card.cost_per_lead === null
                ? t('sources.returns', { n: notReal })
                : t('sources.returns_paid', { n: notReal, money: format.money(notReal * card.cost_per_lead) })
            }
          />
        </p>
      ) : null}
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
