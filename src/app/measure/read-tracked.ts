import { type Closed, closedLeads, type TrackedLead } from '../../core/measure/tracked-lead.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'

const pageSize = 1000
/** Measuring looks back this far: a year and the quarter before it. */
export const lookBackDays = 456

export type Tracked = {
  /** By time of receipt. */
  readonly leads: readonly TrackedLead[]
  readonly closed: readonly Closed[]
  readonly maturityDays: number
}

/** The leads that were received in the last days, with their first decisions and what became of them. */
export async function readTracked(ctx: Context, days: number = lookBackDays): Promise<Tracked> {
  const { maturityDays } = await learningRules(ctx)
  const since = new Date(Date.parse(ctx.now()) - days * msPerDay).toISOString()
  const leads: TrackedLead[] = []
  let after: LeadId | null = null
  for (;;) {
    const page: readonly TrackedLead[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.measure.trackedLeads({ since, after, limit: pageSize }),
    )
    leads.push(...page)
    if (page.length < pageSize) break
    after = page.at(-1)!.id
  }
  leads.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
  return { leads, closed: closedLeads(leads, { now: ctx.now(), maturityDays }), maturityDays }
}
