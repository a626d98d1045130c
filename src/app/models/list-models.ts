import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ModelRecord } from '../ports/rule-store.ts'

/** The models of the workspace, newest first. */
export async function listModels(ctx: Context): Promise<readonly ModelRecord[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.rules.models())
}
