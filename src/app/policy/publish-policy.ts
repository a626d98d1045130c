import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord } from '../ports/rule-store.ts'
import { checkPolicy } from './check-policy.ts'

/** Makes the draft live; the live one retires. Leads decided before keep the version they were decided by. */
export async function publishPolicy(ctx: Context, { version }: { readonly version: number }): Promise<PolicyRecord> {
  requireRight(ctx.actor, 'changePolicy')
  const live = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('policy')
    const draft = await tx.rules.policy(version)
    if (!draft) throw new AppError('not_found', 'policy_unknown', 'there is no such version: it may have been replaced')
    if (draft.status !== 'draft')
      throw new AppError('conflict', 'not_a_draft', `version ${version} is ${draft.status}: only a draft is published`)
    checkPolicy(draft.body) // the format may have changed since it was written
    await tx.rules.publishPolicy(version, ctx.now())
    await noteChange(ctx, tx, { action: 'policy.published', subject: String(version) })
    return (await tx.rules.policy(version))!
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return live
}
