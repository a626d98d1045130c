import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { sequencesInForce } from './sequences-in-force.ts'

/**
 * Takes an own sequence away; it ends for every lead that is in it. Its versions and the audit log stay. AppError `not_found` where there is none,
 * `conflict` for one that ships.
 */
export async function removeSequence(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'changeLetters')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('sequences')
    const found = (await sequencesInForce(ctx, tx)).find(({ sequence }) => sequence.id === id)
    if (!found) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
    if (!found.own)
      throw new AppError('conflict', 'sequence_ships', 'this sequence ships with the product: switch it off instead')
    await tx.nurture.removeSequence(id)
    // Whoever is in it leaves when looked at next, which the sweep does within minutes.
    await tx.nurture.moveRunning({ sequence: id, moves: new Map(), at: ctx.now() })
    const { name, version } = found.sequence
    await noteChange(ctx, tx, { action: 'sequence.removed', subject: id, detail: { name, version } })
  })
}
