import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { KeyRecord } from '../ports/people-store.ts'

/** The API keys, newest first, revoked ones too; never their secrets. */
export async function listKeys(ctx: Context): Promise<readonly KeyRecord[]> {
  requireRight(ctx.actor, 'manageKeys')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.people.keys())
}
