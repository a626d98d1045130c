import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ListRecord } from '../ports/list-store.ts'

/** Every entry of the lists, newest first, ended ones too. */
export async function showLists(ctx: Context): Promise<readonly ListRecord[]> {
  requireRight(ctx.actor, 'changeLists')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.lists.all())
}
