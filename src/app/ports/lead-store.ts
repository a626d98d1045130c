import type { Decision } from '../../core/decide/decision.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { ContactId, ImportId, LeadId, UserId } from '../../core/lead/ids.ts'
import type { History, Lead } from '../../core/lead/lead.ts'
import type { Assignment, QueueName } from '../../core/route/assignment.ts'
import type { Score } from '../../core/score/score.ts'
import type { Finding, Verdict } from '../../core/verify/finding.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'
import type { DisputeDirection } from '../../core/learn/disputes.ts'

export const leadStatuses = ['received', 'open', 'review', 'quarantined', 'snoozed', 'closed'] as const
export type LeadStatus = (typeof leadStatuses)[number]

/** The row of a lead: what its events add up to. */
export type LeadRecord = {
  readonly lead: Lead
  readonly contactId: ContactId | null
  /** The import that brought it. */
  readonly importId: ImportId | null
  readonly emailKey: string | null
  readonly phoneKey: string | null
  readonly status: LeadStatus
  readonly verdict: Verdict | null
  readonly tier: Tier | null
  readonly score: number | null
  readonly snippet: string | null
  readonly assigneeId: UserId | null
  readonly queue: QueueName | null
  readonly respondBy: string | null
  readonly firstContactAt: string | null
  readonly snoozedUntil: string | null
  readonly overrideTier: Tier | null
  readonly outcome: OutcomeKind | null
  readonly outcomeAmount: number | null
  readonly outcomeReason: string | null
  readonly closedAt: string | null
  /** Probability with which a cold or rejected lead was drawn to be worked anyway; null where it was not. */
  readonly sampledWith: number | null
  /** While a pilot runs: worked by its score (true) or as before; null where none ran. */
  readonly inPilot: boolean | null
}

/** The parts of the row that change. */
export type LeadChanges = Partial<
  Pick<
    LeadRecord,
    | 'status'
    | 'verdict'
    | 'tier'
    | 'score'
    | 'snippet'
    | 'assigneeId'
    | 'queue'
    | 'respondBy'
    | 'firstContactAt'
    | 'snoozedUntil'
    | 'overrideTier'
    | 'outcome'
    | 'outcomeAmount'
    | 'outcomeReason'
    | 'closedAt'
    | 'sampledWith'
    | 'inPilot'
  >
>

export type LeadEvent = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly actor: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** The result of the line, to be kept beside the row. */
export type Assessment = {
  readonly findings: readonly Finding[]
  /** Null: no score may be kept of this lead, an earlier one neither. */
  readonly score: Score | null
  readonly decision: Decision
  readonly assignment: Assignment | null
  /** When the clock of the assignment is to be looked at first (ISO); null where no deadline runs. */
  readonly checkAt: string | null
  /** Nothing of an earlier run is there to be replaced. */
  readonly first: boolean
}

export type LeadStore = {
  load(id: LeadId): Promise<LeadRecord | null>
  /** Loads and holds the row until the end of the transaction. */
  hold(id: LeadId): Promise<LeadRecord | null>
  change(id: LeadId, changes: LeadChanges): Promise<void>
  /** Appends to the lead's events, in order. */
  append(id: LeadId, events: readonly Omit<LeadEvent, 'id'>[]): Promise<void>
  events(id: LeadId): Promise<readonly LeadEvent[]>
  saveAssessment(id: LeadId, assessment: Assessment, at: string): Promise<void>
  /** The latest findings and score. */
  assessment(id: LeadId): Promise<{ readonly findings: readonly Finding[]; readonly score: Score | null }>
  /** Ends the running assignment and starts this one. Its clock is looked at first at `checkAt`; at once where none is named. */
  assign(id: LeadId, assignment: Assignment, at: string, checkAt?: string | null): Promise<void>
  recordOutcome(
    id: LeadId,
    outcome: { kind: OutcomeKind; amount: number | null; reason: string | null; at: string; actor: string },
  ): Promise<void>
  addDispute(
    id: LeadId,
    dispute: { direction: DisputeDirection; reason: string; at: string; userId: UserId },
  ): Promise<void>
  disputes(
    id: LeadId,
  ): Promise<readonly { id: string; at: string; by: string; direction: DisputeDirection; reason: string }[]>
  /** What is known of the contact before this time, other leads only. */
  history(of: { contactId: ContactId | null; before: string; except: LeadId }): Promise<History>
  /** Other leads of the same contact or keys, newest first. */
  related(keys: {
    contactId: ContactId | null
    emailKey: string | null
    phoneKey: string | null
    except: LeadId | null
    most: number
  }): Promise<readonly LeadRecord[]>
  /** Open leads and those under review, by rising id. */
  openLeads(after: LeadId | null, most: number): Promise<readonly LeadId[]>
  /** Leads received before this time that nobody has decided, oldest first. */
  undecidedSince(before: string, most: number): Promise<readonly LeadId[]>
  /** Snoozed leads whose time has come. */
  snoozedUntil(now: string, most: number): Promise<readonly LeadId[]>
  /** Adds words by which search finds the lead. */
  indexWords(id: LeadId, words: readonly string[]): Promise<void>
}
