import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { lookAtRunning, type Running, removedSequences, sequencesInForce } from './sequences-in-force.ts'

type Removal = {
  readonly id: string
  /** Whether it ends for every lead in it, or takes nobody new and is gone when the last one has come to its end. */
  readonly running: Running
}

/**
 * Takes an own sequence away; one that was removed before, whose leads were to finish, can be stopped for them so. Its versions and the audit log stay.
 * AppError `not_found` where there is none, `conflict` for one that ships.
 */
export async function removeSequence(ctx: Context, { id, running }: Removal): Promise<void> {
  requireRight(ctx.actor, 'changeLetters')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('sequences')
    const all = [...(await sequencesInForce(ctx, tx)), ...(await removedSequences(tx))]
    const found = all.find(({ sequence }) => sequence.id === id)
    if (!found) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
    if (!found.own)
      throw new AppError('conflict', 'sequence_ships', 'this sequence ships with the product: switch it off instead')
    const record = (await tx.nurture.sequences()).find((one) => one.id === id)!
    const finishing = running === 'finish'
    await tx.nurture.saveSequence({ ...record, active: false, finishing, removed: true, changedAt: ctx.now() })
    if (!finishing) await lookAtRunning(ctx, tx, id)
    await tx.nurture.forgetRemoved()
    const { name, version } = found.sequence
    await noteChange(ctx, tx, { action: 'sequence.removed', subject: id, detail: { name, version, finishing } })
  })
}
