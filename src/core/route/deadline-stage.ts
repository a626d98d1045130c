import type { WorkingHours } from '../decide/policy.ts'
import { respondBy as after, workingMinutesBetween } from './deadline.ts'
import { instantOf } from './zone.ts'

/** What is to be done about a lead that nobody has answered yet. */
export type DeadlineStage = 'running' | 'remind' | 'late' | 'hand_over'

/** When to act, as shares of the working time from assignment to deadline. */
export type EscalationRules = {
  /** A reminder goes out when this share of the time has passed. */
  readonly remindAt: number
  /** So much more than the whole, and the lead is handed over. */
  readonly handOverAfter: number
}

export const defaultEscalation: EscalationRules = { remindAt: 2 / 3, handOverAfter: 1 }

export type DeadlineClock = {
  /** ISO times. */
  readonly assignedAt: string
  readonly respondBy: string
  readonly now: string
  readonly hours: WorkingHours
  readonly holidays: readonly string[]
}

/** The stage of a deadline, and the time (ISO) at which the next one begins; null after the last. All shares count working time only. */
export function deadlineStage(
  clock: DeadlineClock,
  rules: EscalationRules = defaultEscalation,
): { readonly stage: DeadlineStage; readonly nextAt: string | null } {
  const { assignedAt, respondBy, now, hours, holidays } = clock
  const span = workingMinutesBetween(assignedAt, respondBy, hours, holidays)
  const begins: readonly (readonly [DeadlineStage, string])[] = [
    ['remind', after(assignedAt, span * rules.remindAt, hours, holidays)],
    ['late', respondBy],
    ['hand_over', after(respondBy, span * rules.handOverAfter, hours, holidays)],
  ]
  const passed = begins.filter(([, at]) => instantOf(at) <= instantOf(now))
  return { stage: passed.at(-1)?.[0] ?? 'running', nextAt: begins[passed.length]?.[1] ?? null }
}
