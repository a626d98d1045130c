import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Breach } from '../ports/clock-store.ts'

const mostShown = 5000

export type BreachReport = {
  readonly from: string
  readonly to: string
  readonly breaches: readonly (Breach & { readonly minutesLate: number })[]
  /** More than are shown: take a shorter span. */
  readonly cut: boolean
}

/** Deadlines that passed without an answer within a span (ISO times), the latest first. */
export async function showBreaches(
  ctx: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<BreachReport> {
  requireRight(ctx.actor, 'seeTeam')
  const now = Date.parse(ctx.now())
  const found = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.clocks.breaches({ from, to, most: mostShown + 1 }),
  )
  const breaches = found.slice(0, mostShown).map((breach) => ({
    ...breach,
    minutesLate: Math.round(
      ((breach.answeredAt ? Date.parse(breach.answeredAt) : now) - Date.parse(breach.respondBy)) / 60_000,
    ),
  }))
  return { from, to, breaches, cut: found.length > mostShown }
}

const breachColumns = [
  'lead_id',
  'name',
  'company',
  'source',
  'tier',
  'person',
  'queue',
  'assigned_at',
  'respond_by',
  'answered_at',
  'minutes_late',
  'handed_over',
] as const

/** The report as the text of a CSV file. */
export async function breachesCsv(ctx: Context, span: { readonly from: string; readonly to: string }): Promise<string> {
  requireRight(ctx.actor, 'exportLeads')
  return ctx.files.tableText(breachColumns, breachRows(await showBreaches(ctx, span)), { forPeople: true })
}

function breachRows({ breaches }: BreachReport): readonly (readonly (string | number | null)[])[] {
  return breaches.map((breach) => [
    breach.leadId,
    breach.leadName,
    breach.company,
    breach.source,
    breach.tier,
    breach.userName,
    breach.queue,
    breach.assignedAt,
    breach.respondBy,
    breach.answeredAt,
    breach.minutesLate,
    breach.handedOver ? 'yes' : 'no',
  ])
}
