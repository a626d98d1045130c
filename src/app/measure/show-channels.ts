import { AppError } from '../../core/app-error.ts'
import { calendarOf } from '../../core/measure/calendar.ts'
import { type ChannelFigures, channelFigures, type ChannelSpan, type SourceCost } from '../../core/measure/channels.ts'
import { type Waste, wasteOf } from '../../core/measure/waste.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { CostRecord } from '../ports/measure-store.ts'
import { readTracked } from './read-tracked.ts'

export type Channels = {
  readonly channels: readonly ChannelFigures[]
  readonly waste: Waste
  readonly currency: string
}

/** What each source brought in a span, what it cost, and where the calls went. */
export async function showChannels(
  ctx: Context,
  { span, costPerCall }: { readonly span: ChannelSpan; readonly costPerCall: number | null },
): Promise<Channels> {
  requireRight(ctx.actor, 'seeTeam')
  if (!(span.from < span.to))
    throw new AppError('bad_input', 'span_empty', 'the span must begin before it ends', { field: 'from' })
  const { leads, closed } = await readTracked(ctx)
  const { costs, currency, timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    costs: await tx.measure.costs(),
    ...(await tx.workspace.load()),
  }))
  const inSpan = ({ receivedAt }: { readonly receivedAt: string }) => receivedAt >= span.from && receivedAt < span.to
  return {
    channels: channelFigures(leads, { closed, costs, span, calendar: calendarOf(timeZone) }),
    waste: wasteOf(leads.filter(inSpan), { closed: closed.filter(({ lead }) => inSpan(lead)), costPerCall }),
    currency,
  }
}

/** What sources were paid. */
export function listCosts(ctx: Context): Promise<readonly CostRecord[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.measure.costs())
}

export async function addCost(ctx: Context, cost: SourceCost): Promise<CostRecord> {
  requireRight(ctx.actor, 'changeCosts')
  if (cost.to < cost.from)
    throw new AppError('bad_input', 'span_empty', 'the last day must not lie before the first', { field: 'to' })
  const record: CostRecord = { ...cost, id: ctx.newId(), createdBy: actorText(ctx.actor), createdAt: ctx.now() }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.measure.addCost(record)
    await noteChange(ctx, tx, { action: 'cost.added', subject: record.id, detail: { source: cost.source } })
  })
  return record
}

export async function removeCost(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'changeCosts')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.measure.removeCost(id)))
      throw new AppError('not_found', 'cost_unknown', 'there is no such cost: it may have been removed')
    await noteChange(ctx, tx, { action: 'cost.removed', subject: id })
  })
}
