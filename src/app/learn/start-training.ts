import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Training } from '../ports/learning-store.ts'

/** Queues a training. AppError `conflict` while one is under way: two at once would learn the same. */
export async function startTraining(ctx: Context, reason: Training['reason'] = 'asked'): Promise<Training> {
  requireRight(ctx.actor, 'changeModel')
  const training: Training = {
    id: ctx.newId(),
    reason,
    status: 'waiting',
    stage: null,
    deals: null,
    modelId: null,
    message: null,
    createdBy: actorText(ctx.actor),
    createdAt: ctx.now(),
    endedAt: null,
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('learning')
    const [last] = await tx.learning.trainings(1)
    if (last && last.endedAt === null)
      throw new AppError('conflict', 'training_under_way', 'a training is under way: wait until it ends')
    await tx.learning.addTraining(training)
    await tx.jobs.send('model.train', [{ workspaceId: ctx.workspaceId, trainingId: training.id }])
    await noteChange(ctx, tx, { action: 'training.started', subject: training.id, detail: { reason } })
  })
  return training
}
