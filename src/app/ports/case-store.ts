import type { PastCase } from '../../core/decide/past-case.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'

/** A decided lead with the stored inputs of its last decision, and what became of it. */
export type StoredCase = Omit<PastCase, 'won' | 'amount' | 'isRepeat'> & {
  readonly outcome: OutcomeKind | null
  readonly outcomeReason: string | null
  readonly outcomeAmount: number | null
  readonly closedAt: string | null
}

export type CaseStore = {
  /** The same for these leads, in any order; those that were never decided are missing. */
  of(leads: readonly LeadId[]): Promise<readonly StoredCase[]>
  /** The latest leads, newest first, each with a mark that changes whenever what `page` says of it may have. */
  marks(limit: number): Promise<readonly { readonly leadId: LeadId; readonly mark: string }[]>
  /** Decided leads with a smaller id than this one (null: from the newest on), newest first; tests left out. One query a page. */
  page(of: { readonly before: LeadId | null; readonly limit: number }): Promise<readonly StoredCase[]>
}
