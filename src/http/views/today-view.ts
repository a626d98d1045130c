import type { TodayFigures } from '../../app/ports/lead-list.ts'
import type { Today } from '../contract/workspace.ts'

/** The manager's day as the console shows it. */
export function todayView({ at, totals, ...figures }: TodayFigures & { readonly at: string }): Today {
  return {
    at,
    waiting: figures.waiting.map(({ oldestAt, ...row }) => ({ ...row, oldest_at: oldestAt })),
    queues: figures.queues.map(({ oldestAt, ...row }) => ({ ...row, oldest_at: oldestAt })),
    reps: figures.reps.map(({ answeredToday, medianAnswerMinutes, ...rep }) => ({
      ...rep,
      answered_today: answeredToday,
      median_answer_minutes: medianAnswerMinutes,
    })),
    arrivals: [...figures.arrivals],
    totals: {
      today: totals.today,
      yesterday: totals.yesterday,
      hot_today: totals.hotToday,
      won_today: totals.wonToday,
    },
  }
}
