import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { QueueName } from '../../core/route/assignment.ts'
import type { Tier } from '../../core/decide/tier.ts'

/** The assignment that runs: whose the lead is, since when, by when, and what the clock has done about it. */
export type RunningAssignment = {
  readonly id: string
  readonly userId: UserId | null
  readonly queue: QueueName | null
  readonly reason: string
  readonly at: string
  readonly respondBy: string | null
  readonly acceptedAt: string | null
  readonly remindedAt: string | null
  readonly breachedAt: string | null
}

export type AssignmentMarks = {
  readonly checkAt?: string | null
  readonly acceptedAt?: string
  readonly declinedAt?: string
  readonly remindedAt?: string
  readonly breachedAt?: string
  readonly answeredAt?: string
}

/** A deadline that passed without an answer. */
export type Breach = {
  readonly assignmentId: string
  readonly leadId: LeadId
  readonly leadName: string | null
  readonly company: string | null
  readonly source: string | null
  readonly tier: Tier | null
  readonly userId: UserId | null
  readonly userName: string | null
  readonly queue: string | null
  readonly assignedAt: string
  readonly respondBy: string
  readonly answeredAt: string | null
  readonly handedOver: boolean
}

export type ClockStore = {
  /** Leads whose assignment is to be looked at by now, the earliest first. */
  due(now: string, most: number): Promise<readonly LeadId[]>
  running(leadId: LeadId): Promise<RunningAssignment | null>
  mark(assignmentId: string, marks: AssignmentMarks): Promise<void>
  /** The clock of the running assignment stops: the lead was answered. */
  answered(leadId: LeadId, at: string): Promise<void>
  /** People who passed this lead on, or whose deadline it missed and was handed over. */
  passedBy(leadId: LeadId): Promise<readonly UserId[]>
  breaches(span: { readonly from: string; readonly to: string; readonly most: number }): Promise<readonly Breach[]>
}
