import { AppError } from '../../core/app-error.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import { type Move, rebalance } from '../../core/route/rebalance.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { notAtWork } from '../route/gather-placing.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { assignLead } from '../work/assign-lead.ts'

const mostMoves = 100
const mostHeld = 2000

export type MoveShown = Move & { readonly record: LeadRecord }

/** What would even out the waiting leads between those who are there. Nothing is moved. */
export async function previewRebalance(ctx: Context): Promise<readonly MoveShown[]> {
  requireRight(ctx.actor, 'managePeople')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => movesNow(ctx, tx))
}

async function movesNow(ctx: Context, tx: Tx): Promise<readonly MoveShown[]> {
  const { policy } = await rulesInForce(ctx, tx)
  const now = ctx.now()
  const reps = await tx.people.reps()
  const off = await notAtWork(ctx, tx, policy)
  const present = new Set<string>(reps.filter(({ userId }) => !(userId in off)).map(({ userId }) => userId))
  const held = await tx.leadList.waitingWithPeople(mostHeld)
  const leads = held.map((record) => ({
    id: record.lead.id,
    userId: record.assigneeId!,
    tier: record.tier ?? 'warm',
    language: record.lead.language,
    late: record.respondBy !== null && Date.parse(record.respondBy) < Date.parse(now),
  }))
  const byId = new Map(held.map((record) => [record.lead.id as string, record]))
  return rebalance({ reps, present, leads, most: mostMoves }).map((move) => ({
    ...move,
    record: byId.get(move.leadId)!,
  }))
}

type WantedMove = { readonly leadId: LeadId; readonly from: UserId; readonly to: UserId }

/** Makes the moves that were looked at. Leads that were answered or moved meanwhile stay where they are; gives how many moved. */
export async function applyRebalance(ctx: Context, moves: readonly WantedMove[]): Promise<number> {
  requireRight(ctx.actor, 'managePeople')
  let moved = 0
  for (const { leadId, from, to } of moves) {
    const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.load(leadId))
    if (record?.assigneeId !== from || record.firstContactAt !== null || record.status !== 'open') continue
    try {
      await assignLead(ctx, { leadId, userId: to, queue: null, reason: 'rebalanced' })
      moved += 1
    } catch (error) {
      if (!(error instanceof AppError)) throw error // closed or moved in this very moment: it stays
    }
  }
  return moved
}
