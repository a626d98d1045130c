import type { TodayShown } from '../../app/show-today.ts'
import type { Today } from '../contract/workspace.ts'

/** The manager's day as the console shows it. */
export function todayView({ at, totals, atWorkFrom, ...figures }: TodayShown): Today {
  return {
    at,
    waiting: figures.waiting.map(({ oldestAt, ...row }) => ({ ...row, oldest_at: oldestAt })),
    queues: figures.queues.map(({ oldestAt, ...row }) => ({ ...row, oldest_at: oldestAt })),
    reps: figures.reps.map(({ answeredToday, medianAnswerMinutes, ...rep }) => ({
      ...rep,
      answered_today: answeredToday,
      median_answer_minutes: medianAnswerMinutes,
      at_work_from: atWorkFrom[rep.id] ?? null,
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
