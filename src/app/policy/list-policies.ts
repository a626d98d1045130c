import { actorNames } from '../audit/actor-names.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord } from '../ports/rule-store.ts'

/** The versions of the policy, newest first, with their authors' names. Everybody may read what they are held to. */
export async function listPolicies(ctx: Context): Promise<readonly PolicyRecord[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const nameOf = await actorNames(tx)
    return (await tx.rules.policies()).map((policy) => ({ ...policy, createdBy: nameOf(policy.createdBy) }))
  })
}
