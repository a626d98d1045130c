import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Today } from '../../src/http/contract/workspace.ts'
import { routingQuery } from '../api/day.ts'
import { todayQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { Arrivals } from './arrivals.tsx'
import { ByTier } from './by-tier.tsx'
import { Disputes } from './disputes.tsx'
import { PollResults } from './poll-results.tsx'
import { RepTable } from './rep-table.tsx'
import classes from './today.module.css'
import { Waiting } from './waiting.tsx'

/** The manager's day: who waits, who is late, who does the work, what came in. */
export function TodayScreen() {
  const t = useT()
  const { data: today, error, refetch } = useQuery(todayQuery)
  return (
    <Screen
      wide
      title={t('nav.today')}
      lead={today ? <DayLine totals={today.totals} /> : ' '}
      actions={
        <Link to="/late" className={classes.accent}>
          {t('breaches.title')}
        </Link>
      }
    >
      {error && !today ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {today ? (
        <>
          <PilotNote />
          <Waiting today={today} />
          <RepTable reps={today.reps} />
          <ByTier arrivals={today.arrivals} />
          <Arrivals arrivals={today.arrivals} />
          <Disputes />
          <PollResults />
        </>
      ) : error ? null : (
        <ScreenSkeleton rows={10} />
      )}
    </Screen>
  )
}

/** While a pilot runs, the figures mix two ways of working: the manager must know. */
function PilotNote() {
  const t = useT()
  const { data: shown } = useQuery(routingQuery)
  if (!shown?.pilot) return null
  return (
    <p className={classes.pilot}>
      {t('pilot.note')} <Link to="/routing">{t('nav.routing')}</Link>
    </p>
  )
}

/** One line: what the day has brought, against yesterday. */
function DayLine({ totals }: { readonly totals: Today['totals'] }) {
  const t = useT()
  return (
    <>
      {t('today.line', {
        today: totals.today,
        yesterday: totals.yesterday,
        hot: totals.hot_today,
        won: totals.won_today,
      })}
    </>
  )
}
