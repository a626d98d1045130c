import { actorText, type Context } from '../context.ts'
import { noteChange } from '../audit/note-change.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord } from '../ports/rule-store.ts'
import { checkPolicy } from './check-policy.ts'

type Input = { readonly body: unknown; readonly note: string | null }

/**
 * Keeps a policy as the draft; the draft before it goes. A draft's number is never used again, so that nobody publishes
 * another text than the one they read.
 */
export async function draftPolicy(ctx: Context, { body, note }: Input): Promise<PolicyRecord> {
  requireRight(ctx.actor, 'changePolicy')
  // The version is ours to give: whatever stands in the text is replaced.
  const policy = checkPolicy(isObject(body) ? { ...body, version: 1 } : body)
  const draft = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('policy')
    const version = 1 + Math.max(0, ...(await tx.rules.policies()).map((one) => one.version))
    await tx.rules.dropDraft()
    const record: PolicyRecord = {
      version,
      status: 'draft',
      body: { ...policy, version },
      note,
      createdBy: actorText(ctx.actor),
      createdAt: ctx.now(),
    }
    await tx.rules.addPolicy(record)
    await noteChange(ctx, tx, { action: 'policy.drafted', subject: String(version) })
    return record
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return draft
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
