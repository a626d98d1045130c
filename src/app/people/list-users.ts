import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Person } from '../ports/people-store.ts'

/** Everybody in the workspace, in the order they came. */
export async function listUsers(ctx: Context): Promise<readonly Person[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.people.all())
}
