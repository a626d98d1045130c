import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord } from '../ports/rule-store.ts'
import { checkPolicy } from './check-policy.ts'
import { type DraftChanges, draftChanges } from './show-policy-changes.ts'

/**
 * Makes the draft live once marketing and sales have signed what it changes; the live one retires. Leads decided before keep the version
 * they were decided by. AppError `conflict` says whose signature is missing.
 */
export async function publishPolicy(ctx: Context, { version }: { readonly version: number }): Promise<PolicyRecord> {
  requireRight(ctx.actor, 'changePolicy')
  const live = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('policy')
    const draft = await draftChanges(ctx, tx, version)
    requireSignatures(draft)
    checkPolicy((await tx.rules.policy(version))!.body) // the format may have changed since it was written
    await tx.rules.publishPolicy(version, ctx.now())
    const signed = Object.fromEntries(draft.signatures.map(({ side, signedBy }) => [side, signedBy]))
    await noteChange(ctx, tx, { action: 'policy.published', subject: String(version), detail: { signed } })
    return (await tx.rules.policy(version))!
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return live
}

function requireSignatures({ version, waitsFor }: DraftChanges): void {
  if (waitsFor.length === 0) return
  const missing = waitsFor.map(
    ({ side, names }) => `${side} (${names.join(' or ') || 'an administrator in its place'})`,
  )
  throw new AppError(
    'conflict',
    'policy_unsigned',
    `version ${version} is not signed yet by ${missing.join(' and ')}`,
    {
      fields: waitsFor.map(({ side, names }) => ({ path: side, code: 'unsigned', message: names.join(', ') })),
    },
  )
}
