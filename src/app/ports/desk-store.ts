import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { LeadChanges } from './lead-store.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'
import type { DisputeDirection } from '../../core/learn/disputes.ts'

export type SavedView = {
  readonly id: string
  readonly userId: UserId
  readonly name: string
  readonly shared: boolean
  readonly view: string
  readonly search: Readonly<Record<string, unknown>>
}

/** What a lead was before a bulk deed, so that it can be undone; ids of list entries that the deed added. */
export type BeforeDeed = {
  readonly leadId: LeadId
  readonly changes: LeadChanges
  readonly entries: readonly string[]
}

export type BulkDeed = {
  readonly id: string
  readonly userId: UserId
  readonly action: string
  readonly at: string
  readonly before: readonly BeforeDeed[]
  readonly undoneAt: string | null
}

export type PollAnswer = { readonly month: string; readonly answer: number | null; readonly note: string | null }

/** A lead that chance had passed over and the weekly sample may still draw. */
export type SampleCandidate = { readonly leadId: LeadId; readonly rejected: boolean }

/** A person's word against a score, and how the lead ended: kept for training and for whoever judges the scores. */
export type DisputeShown = {
  readonly id: string
  readonly leadId: LeadId
  readonly leadName: string | null
  readonly at: string
  readonly by: string
  readonly direction: DisputeDirection
  readonly reason: string
  /** As it stood when it was disputed. */
  readonly score: number | null
  readonly outcome: OutcomeKind | null
}

/** Views that people keep, deeds on many leads, the monthly poll, the weekly sample. */
export type DeskStore = {
  /** The person's own views and those that others share. */
  views(userId: UserId): Promise<readonly SavedView[]>
  findView(id: string): Promise<SavedView | null>
  addView(view: SavedView & { readonly createdAt: string }): Promise<void>
  changeView(id: string, changes: Partial<Pick<SavedView, 'name' | 'shared' | 'view' | 'search'>>): Promise<void>
  removeView(id: string): Promise<void>
  addDeed(deed: Omit<BulkDeed, 'undoneAt'>): Promise<void>
  /** Holds the deed until the end of the transaction. */
  holdDeed(id: string): Promise<BulkDeed | null>
  markUndone(id: string, at: string): Promise<void>
  pollAnswer(userId: UserId, month: string): Promise<PollAnswer | null>
  /** Null as answer: not now. */
  answerPoll(userId: UserId, answer: PollAnswer, at: string): Promise<void>
  /** Answers of the months from this one on, without names. */
  pollResults(
    fromMonth: string,
  ): Promise<readonly { readonly month: string; readonly answer: number; readonly count: number }[]>
  pollNotes(month: string): Promise<readonly string[]>
  /** Disputes since then, the latest first, with the outcome of the lead. */
  disputes(since: string, most: number): Promise<readonly DisputeShown[]>
  /** Cold and rejected leads that came in within the span and were not drawn. */
  sampleCandidates(span: {
    readonly from: string
    readonly to: string
    readonly tiers: readonly string[]
  }): Promise<readonly SampleCandidate[]>
}
