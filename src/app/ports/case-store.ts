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
  /** Decided leads with a smaller id than this one (null: from the newest on), newest first; tests left out. One query a page. */
  page(of: { readonly before: LeadId | null; readonly limit: number }): Promise<readonly StoredCase[]>
}
