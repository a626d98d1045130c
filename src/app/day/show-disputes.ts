import { borneOut } from '../../core/learn/disputes.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { DisputeShown } from '../ports/desk-store.ts'

const days = 180
const most = 500

export type SettledDispute = DisputeShown & {
  /** Whether the outcome bore the person out; null while it is open. */
  readonly borneOut: boolean | null
}

/** What people said against scores in the last half year, and whether the outcome bore them out. */
export async function showDisputes(ctx: Context): Promise<readonly SettledDispute[]> {
  requireRight(ctx.actor, 'seeTeam')
  const since = new Date(Date.parse(ctx.now()) - days * 86_400_000).toISOString()
  const found = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.desk.disputes(since, most))
  return found.map((dispute) => ({ ...dispute, borneOut: borneOut(dispute) }))
}
