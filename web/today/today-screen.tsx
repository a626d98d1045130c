import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import type { Today } from '../../src/http/contract/workspace.ts'
import { todayQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { Arrivals } from './arrivals.tsx'
import { RepTable } from './rep-table.tsx'
import { Waiting } from './waiting.tsx'

/** The manager's day: who waits, who is late, who does the work, what came in. */
export function TodayScreen() {
  const t = useT()
  const { data: today, error, refetch } = useQuery(todayQuery)
  return (
    <Screen wide title={t('nav.today')} lead={today ? <DayLine totals={today.totals} /> : ' '}>
      {error && !today ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {today ? (
        <>
          <Waiting today={today} />
          <RepTable reps={today.reps} />
          <Arrivals arrivals={today.arrivals} />
        </>
      ) : error ? null : (
        <ScreenSkeleton rows={10} />
      )}
    </Screen>
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
