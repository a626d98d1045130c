import type { Policy } from '../../core/decide/policy.ts'
import { policyChanges } from '../../core/decide/policy-changes.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import { rulesInForce } from '../rules-in-force.ts'

type Input = { readonly routing: unknown; readonly sampling?: unknown; readonly note: string | null }

/** Puts other routing rules in force at once, as a new version of the policy; all else of it stays. A draft that lies waiting is kept, see carryDraft. */
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
    await carryDraft(tx, { live, now: body })
    await noteChange(ctx, tx, { action: 'policy.published', subject: String(version), detail: { part: 'routing' } })
    return body
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return policy
}

/**
 * A draft that leaves routing and sample as they were takes the new ones over: what it changes stays the same, value by value, so its signatures
 * stand, and publishing it does not bring the old routing back. One that changes them itself is left alone, and is to be read and signed anew.
 */
async function carryDraft(tx: Tx, { live, now }: { readonly live: Policy; readonly now: Policy }): Promise<void> {
  const draft = (await tx.rules.policies()).find(({ status }) => status === 'draft')
  if (!draft) return
  const drafted = draft.body as Policy
  const part = (policy: Policy) => ({ routing: policy.routing, sampling: policy.sampling })
  if (policyChanges(part(live), part(drafted)).length > 0) return
  const signatures = (await tx.rules.signatures(draft.version)).filter(({ against }) => against === live.version)
  await tx.rules.dropDraft()
  await tx.rules.addPolicy({ ...draft, body: { ...drafted, ...part(now) } })
  for (const signature of signatures) await tx.rules.addSignature({ ...signature, against: now.version })
}
