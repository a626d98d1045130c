import { type Closed, closedLeads, type TrackedLead } from '../../core/measure/tracked-lead.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'

const pageSize = 10_000
const firstsPerPage = 5000
/** Measuring looks back this far: a year and the quarter before it. */
const lookBackDays = 456

export type Tracked = {
  /** By time of receipt. */
  readonly leads: readonly TrackedLead[]
  readonly closed: readonly Closed[]
  readonly maturityDays: number
}

/** Since when leads are measured. */
export const measuredSince = (ctx: Context): string =>
  new Date(Date.parse(ctx.now()) - lookBackDays * msPerDay).toISOString()

/** The leads that were received in the last days, with their first decisions and what became of them. */
export async function readTracked(ctx: Context): Promise<Tracked> {
  const { maturityDays } = await learningRules(ctx)
  const since = measuredSince(ctx)
  await noteFirsts(ctx)
  const leads: TrackedLead[] = []
  let after: LeadId | null = null
  for (;;) {
    const page: readonly TrackedLead[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.measure.trackedLeads({ since, after, limit: pageSize }),
    )
    for (const lead of page) leads.push(lead)
    if (page.length < pageSize) break
    after = page.at(-1)!.id
  }
  leads.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
  return { leads, closed: closedLeads(leads, { now: ctx.now(), maturityDays }), maturityDays }
}

/** Reads the first decisions of the leads that came since this was done last: of each lead once. */
export async function noteFirsts(ctx: Context): Promise<void> {
  const since = measuredSince(ctx)
  for (;;) {
    const noted = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.measure.noteFirsts({ since, limit: firstsPerPage }),
    )
    if (noted < firstsPerPage) return
  }
}
