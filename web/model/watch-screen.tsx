import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WatchView } from '../../src/http/contract/measure.ts'
import { watchQuery } from '../api/measure.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { DriftSection } from './drift-section.tsx'
import { GroupsSection } from './groups-section.tsx'
import classes from './model.module.css'
import { ModelTabs } from './model-tabs.tsx'
import { ReliabilityPlot } from './reliability-plot.tsx'
import { Weeks } from './weeks.tsx'

/** Whether the score goes on keeping its promise, on leads that came after the training; what changed; for whom it errs. */
export function WatchScreen() {
  const t = useT()
  const { data: watch, error, refetch } = useQuery(watchQuery)
  return (
    <Screen wide title={t('watch.title')} lead={t('watch.lead')}>
      <ModelTabs />
      {error && !watch ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!watch && !error ? <ScreenSkeleton rows={9} /> : null}
      {watch ? (
        <>
          <PromiseState watch={watch} />
          <Weeks weeks={watch.weeks} />
          <DriftSection drift={watch.drift} />
        </>
      ) : null}
      <GroupsSection />
    </Screen>
  )
}

function PromiseState({ watch }: { readonly watch: WatchView }) {
  const t = useT()
  const format = useFormat()
  const { deals, wins, expected_wins: expected, broken_at: brokenAt, broke, direction } = watch.promise
  const figures = { deals: format.number(deals), wins: format.number(wins), expected: format.number(expected) }
  return (
    <section className={classes.block}>
      <h2>{t('model.promise')}</h2>
      {brokenAt ? (
        <p className={classes.state} data-state="broken">
          <b>{t('watch.broken', { day: format.exact(brokenAt) })}</b>{' '}
          {broke
            ? t(direction === 'too_low' ? 'watch.too_low' : 'watch.too_high', {
                from: format.day(broke.since),
                to: format.day(brokenAt),
                deals: format.number(broke.deals),
                wins: format.number(broke.wins),
                expected: format.number(broke.expected_wins),
              })
            : null}{' '}
          {t('watch.in_all', figures)} {t('watch.ranks_shown')} <Link to="/model">{t('watch.train_anew')}</Link>
        </p>
      ) : (
        <p className={classes.state} data-state="kept">
          <b>{t(deals === 0 ? 'watch.nothing_due' : 'watch.kept')}</b> {deals === 0 ? null : t('watch.sums', figures)}
        </p>
      )}
      {watch.reliability.length > 0 ? (
        <div className={classes.half}>
          <ReliabilityPlot points={watch.reliability} />
        </div>
      ) : null}
    </section>
  )
}
