import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord } from '../ports/rule-store.ts'

/** The versions of the policy, newest first. Everybody may read what they are held to. */
export async function listPolicies(ctx: Context): Promise<readonly PolicyRecord[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.rules.policies())
}
