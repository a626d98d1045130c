import type { WorkingHours } from '../../core/decide/policy.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { Absence } from '../../core/route/at-work.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { CloserRecord } from '../../core/route/closer-rates.ts'
import type { RotationPlace } from '../../core/route/fairness.ts'
import type { Pilot } from '../../core/route/pilot.ts'
import type { WaitedLead } from '../../core/route/waiting.ts'

export const absenceKinds = ['holiday', 'meeting', 'other'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

export type AbsenceRecord = Absence & {
  readonly id: string
  readonly userId: UserId
  readonly kind: AbsenceKind
  readonly note: string | null
}

/** When a person works: their own hours (null: the policy's) and the absences that are not over. */
export type Calendar = {
  readonly userId: UserId
  readonly hours: WorkingHours | null
  readonly absences: readonly Absence[]
}

export type PilotRecord = Pilot & {
  readonly id: string
  readonly startedAt: string
  readonly startedBy: string
  readonly endedAt: string | null
}

export type ClosedSum = Omit<CloserRecord, 'kind'> & Pick<Lead, 'product' | 'channel'>

/** What is learned for routing, by name. */
export type LearnedName = 'closer_rates' | 'waiting'
/** What is done again and again, by name. */
export type Chore = 'learn_routing' | 'retention' | 'weekly_sample' | 'consider_learning' | 'old_uploads'

/** Hours, absences, the rotation, what was learned, and the pilot. */
export type TeamStore = {
  calendars(now: string): Promise<readonly Calendar[]>
  /** Absences that end after a time, of one person or of all, the earliest first. */
  absences(endingAfter: string, userId: UserId | null): Promise<readonly AbsenceRecord[]>
  addAbsence(absence: AbsenceRecord & { readonly createdBy: string; readonly createdAt: string }): Promise<void>
  findAbsence(id: string): Promise<AbsenceRecord | null>
  removeAbsence(id: string): Promise<void>
  /** Absences that have ended since this was asked last; each is given once. */
  takeReturned(now: string): Promise<readonly AbsenceRecord[]>
  rotation(): Promise<readonly RotationPlace[]>
  calibrate(userId: UserId, calibration: number): Promise<void>
  /** Counts leads as given back, through no fault of the person's (a negative number takes it back). */
  credit(userId: UserId, leads: number): Promise<void>
  /** Hot leads given to each person since then. */
  hotLeadsSince(since: string): Promise<Readonly<Record<string, number>>>
  learned(name: LearnedName): Promise<{ readonly body: unknown; readonly at: string } | null>
  learn(name: LearnedName, body: unknown, at: string): Promise<void>
  /** Closed leads of each person by product and channel: wins, and wins that the scores foretold. */
  closedSums(since: string): Promise<readonly ClosedSum[]>
  /** Closed leads that were answered before they were closed, the latest first. */
  waitedLeads(most: number): Promise<readonly WaitedLead[]>
  /** Median amount of won deals; null where there is none. */
  typicalAmount(): Promise<number | null>
  /** True for one caller where the chore was last done before `before`; notes it as done now. */
  takeChore(chore: Chore, times: { readonly before: string; readonly now: string }): Promise<boolean>
  pilot(): Promise<PilotRecord | null>
  startPilot(pilot: PilotRecord): Promise<void>
  /** False where none runs. */
  endPilot(at: string, by: string): Promise<boolean>
}
