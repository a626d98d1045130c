import type { SourceCost } from '../../core/measure/channels.ts'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'

export type CostRecord = SourceCost & { readonly id: string; readonly createdBy: string; readonly createdAt: string }

/** What measuring reads and keeps. */
export type MeasureStore = {
  /** Leads received since then with their first decision, by rising id after this one; tests left out. */
  trackedLeads(page: {
    readonly since: string
    readonly after: LeadId | null
    readonly limit: number
  }): Promise<readonly TrackedLead[]>
  /** Newest span first. */
  costs(): Promise<readonly CostRecord[]>
  addCost(cost: CostRecord): Promise<void>
  removeCost(id: string): Promise<boolean>
}
