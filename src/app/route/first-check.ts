import type { Policy } from '../../core/decide/policy.ts'
import type { Assignment } from '../../core/route/assignment.ts'
import { deadlineStage, defaultEscalation } from '../../core/route/deadline-stage.ts'

/** A lead that nobody could take is tried again so often. */
export const retryPlacingMs = 300_000

type Clock = {
  readonly assignment: Pick<Assignment, 'queue' | 'reason' | 'respondBy'>
  readonly assignedAt: string
  readonly now: string
  readonly policy: Policy
  readonly holidays: readonly string[]
}

/** The stage of an assignment's clock and when to look at it next (ISO); null where no deadline runs. */
export function clockOf({ assignment, assignedAt, now, policy, holidays }: Clock): {
  readonly stage: ReturnType<typeof deadlineStage>['stage']
  readonly checkAt: string | null
} {
  const { respondBy } = assignment
  if (respondBy === null) return { stage: 'running', checkAt: null }
  const clock = { assignedAt, respondBy, now, hours: policy.workingHours, holidays }
  const { stage, nextAt } = deadlineStage(clock, policy.routing.escalation ?? defaultEscalation)
  if (!isUnplaced(assignment)) return { stage, checkAt: nextAt }
  const retry = new Date(Date.parse(now) + retryPlacingMs).toISOString()
  return { stage, checkAt: nextAt !== null && Date.parse(nextAt) < Date.parse(retry) ? nextAt : retry }
}

/** In the fallback queue because nobody could take it. */
export const isUnplaced = ({ queue, reason }: Pick<Assignment, 'queue' | 'reason'>): boolean =>
  queue === 'fallback' && reason === 'no_eligible_rep'
