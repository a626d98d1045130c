import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { listSequences, type SequenceShown } from './manage-sequences.ts'
import { sequencesInForce } from './sequences-in-force.ts'

type Move = { readonly from: readonly string[]; readonly to: readonly string[] }

/**
 * Sets the order in which sequences are tried: the first that is for a lead takes it. `from` is the order as read. AppError `conflict` where it is no
 * longer that one, `bad_input` where `to` does not name the same sequences.
 */
export async function orderSequences(ctx: Context, { from, to }: Move): Promise<readonly SequenceShown[]> {
  requireRight(ctx.actor, 'changeLetters')
  if (from.toSorted().join() !== to.toSorted().join())
    throw new AppError('bad_input', 'order_faulty', 'to must name each sequence of from once', { field: 'to' })
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('sequences')
    const now = (await sequencesInForce(ctx, tx)).map(({ sequence }) => sequence.id)
    if (now.join() !== from.join())
      throw new AppError(
        'conflict',
        'sequences_moved',
        'somebody added, moved or removed a sequence meanwhile: load them again and repeat your change',
        { field: 'from' },
      )
    await tx.nurture.placeSequences(to, ctx.now())
    await noteChange(ctx, tx, { action: 'sequence.ordered', subject: null, detail: { order: to } })
  })
  return listSequences(ctx)
}
