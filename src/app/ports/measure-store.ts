import type { SourceCost } from '../../core/measure/channels.ts'
import type { DatedRow } from '../../core/measure/drift.ts'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'
import type { Verdict } from '../../core/verify/finding.ts'

export type CostRecord = SourceCost & { readonly id: string; readonly createdBy: string; readonly createdAt: string }

/** Inputs of a lead's first score, and what that score was. */
export type ScoredInputs = DatedRow & { readonly probability: number }

/** A lead that the seller of leads may be asked to take back, with what speaks against it. */
export type ReturnableLead = {
  readonly lead: Lead
  readonly verdict: Verdict
  readonly failedChecks: readonly string[]
  readonly outcome: OutcomeKind | null
  readonly outcomeReason: string | null
}

/** What noted leads and what outcomes there are, so that figures made of them need not be made again while it is the same. */
export type MeasureStamp = { readonly leads: number; readonly outcomes: string }

/** What measuring reads and keeps. */
export type MeasureStore = {
  /** Reads the first decisions of leads that have been decided since this was asked last, so many at the most; how many there were. */
  noteFirsts(page: { readonly since: string; readonly limit: number }): Promise<number>
  stamp(): Promise<MeasureStamp>
  /** The latest of the inputs of leads received after one time and until another, by rising time; tests left out. */
  inputs(span: {
    readonly after: string
    readonly until: string
    readonly limit: number
  }): Promise<readonly ScoredInputs[]>
  /** Leads received since then whose first decision was noted, by rising id after this one; tests left out. */
  trackedLeads(page: {
    readonly since: string
    readonly after: LeadId | null
    readonly limit: number
  }): Promise<readonly TrackedLead[]>
  /** Leads of a source, received in the span, that were turned away or turned out not to be real, oldest first. */
  returnable(asked: {
    readonly source: string
    readonly from: string
    readonly to: string
    readonly limit: number
  }): Promise<readonly ReturnableLead[]>
  /** Newest span first. */
  costs(): Promise<readonly CostRecord[]>
  addCost(cost: CostRecord): Promise<void>
  removeCost(id: string): Promise<boolean>
}
