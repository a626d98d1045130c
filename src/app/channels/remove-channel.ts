import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ChannelKind } from '../ports/channel-store.ts'

/** Takes a channel's settings away, secrets and all. What waits for it waits visibly. */
export async function removeChannel(ctx: Context, kind: ChannelKind): Promise<void> {
  requireRight(ctx.actor, 'manageWorkspace')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.channels.remove(kind)))
      throw new AppError('not_found', 'channel_unset', 'this channel is not set up')
    await noteChange(ctx, tx, { action: 'channel.removed', subject: null, detail: { kind } })
  })
}
