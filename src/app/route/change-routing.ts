import type { Policy } from '../../core/decide/policy.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import { rulesInForce } from '../rules-in-force.ts'

type Input = { readonly routing: unknown; readonly sampling?: unknown; readonly note: string | null }

/** Puts other routing rules in force at once, as a new version of the policy; all else of it stays. A draft that lies waiting is kept. */
export async function changeRouting(ctx: Context, { routing, sampling, note }: Input): Promise<Policy> {
  requireRight(ctx.actor, 'managePeople')
  const policy = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('policy')
    const live = (await rulesInForce(ctx, tx)).policy
    const versions = await tx.rules.policies()
    const version = 1 + Math.max(...versions.map((one) => one.version))
    const body = checkPolicy({ ...live, routing, ...(sampling === undefined ? {} : { sampling }), version })
    const createdAt = ctx.now()
    await tx.rules.retirePolicy()
    await tx.rules.addPolicy({ version, status: 'live', body, note, createdBy: actorText(ctx.actor), createdAt })
    await noteChange(ctx, tx, { action: 'policy.published', subject: String(version), detail: { part: 'routing' } })
    return body
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return policy
}
