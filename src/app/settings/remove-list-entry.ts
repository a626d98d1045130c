import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

/** Takes an entry off its list. */
export async function removeListEntry(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  requireRight(ctx.actor, 'changeLists')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.lists.remove(id)))
      throw new AppError('not_found', 'list_entry_unknown', 'there is no such entry on the lists')
    await noteChange(ctx, tx, { action: 'list_entry.removed', subject: id })
  })
}
