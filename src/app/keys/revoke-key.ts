import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

/** Revokes a key: the next request with it is refused, in every process. */
export async function revokeKey(ctx: Context, { keyId }: { readonly keyId: string }): Promise<void> {
  requireRight(ctx.actor, 'manageKeys')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.people.revokeKey(keyId, ctx.now())))
      throw new AppError('not_found', 'key_unknown', 'there is no such key, or it has been revoked already')
    await noteChange(ctx, tx, { action: 'key.revoked', subject: keyId })
  })
}
