import type { Tier } from '../../core/decide/tier.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { PastSequence } from '../../core/nurture/may-begin.ts'
import type { NurtureState } from '../../core/nurture/next-step.ts'
import type { NurtureEventKind } from '../../core/nurture/sequence.ts'

/** What the company changed of a sequence, or one of its own; `body` null: as it ships. */
export type SequenceRecord = {
  readonly id: string
  readonly body: unknown
  readonly active: boolean
  /** Takes nobody new, but those in it go on to its end. */
  readonly finishing: boolean
  /** Taken away; kept only while somebody is in it. */
  readonly removed: boolean
  /** Where it is tried, the lowest first; null: where it ships. */
  readonly position: number | null
  readonly changedAt: string
}

/** A sequence as somebody saved it; `changedBy` and `changedAt` null: as it ships. */
export type SequenceVersion = {
  readonly sequence: string
  readonly version: number
  readonly body: unknown
  readonly changedBy: string | null
  readonly changedAt: string | null
}

/** What letters are filled in with besides the lead. */
export type LetterSettings = {
  readonly sender: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly guideLink: string | null
  readonly webinarLink: string | null
  readonly caseLink: string | null
}

export type Enrolment = {
  readonly id: string
  readonly leadId: LeadId
  readonly sequence: string
  readonly state: NurtureState
  /** The lead's tier when it began: a higher one later is a reason to call. */
  readonly startedTier: Tier | null
  readonly startedAt: string
  readonly nextAt: string | null
  readonly endedAt: string | null
  readonly reason: string | null
}

/** Something the contact did, as it was noted. */
export type Touch = {
  readonly kind: NurtureEventKind
  readonly at: string
  readonly detail: Readonly<Record<string, unknown>>
}

export type SequenceCounts = {
  readonly running: number
  readonly left: number
  readonly sent: number
  readonly waiting: number
  readonly opened: number
  readonly clicked: number
  readonly replied: number
}

export type NurtureStore = {
  sequences(): Promise<readonly SequenceRecord[]>
  saveSequence(record: SequenceRecord): Promise<void>
  /** Removed ones that nobody is in any more: the rows alone, versions and who was in them stay. */
  forgetRemoved(): Promise<void>
  /** The order in which they are tried, of all sequences. */
  placeSequences(ids: readonly string[], at: string): Promise<void>
  addVersion(version: SequenceVersion & { readonly changedBy: string; readonly changedAt: string }): Promise<void>
  /** The latest first. */
  versions(sequence: string): Promise<readonly SequenceVersion[]>
  letterSettings(): Promise<LetterSettings | null>
  saveLetterSettings(settings: LetterSettings, at: string): Promise<void>
  running(leadId: LeadId): Promise<Enrolment | null>
  /** Sequences the lead has been in, the latest last. */
  past(leadId: LeadId): Promise<readonly PastSequence[]>
  begin(enrolment: Omit<Enrolment, 'endedAt' | 'reason'>): Promise<void>
  keep(id: string, state: NurtureState, nextAt: string | null): Promise<void>
  end(id: string, at: string, reason: string): Promise<void>
  addTouch(touch: {
    readonly leadId: LeadId
    readonly kind: NurtureEventKind
    readonly at: string
    readonly detail: object
  }): Promise<void>
  touches(leadId: LeadId, since: string): Promise<readonly Touch[]>
  /** Marketing letters of this contact that were queued since then, by any sequence. */
  marketingSince(leadId: LeadId, since: string): Promise<readonly string[]>
  /** Takes whoever stands at a step that is gone to another, and has everybody in the sequence looked at again soon. */
  moveRunning(change: {
    readonly sequence: string
    readonly moves: ReadonlyMap<string, string | null>
    readonly at: string
  }): Promise<void>
  overdue(before: string, most: number): Promise<readonly LeadId[]>
  counts(): Promise<Readonly<Record<string, SequenceCounts>>>
}
