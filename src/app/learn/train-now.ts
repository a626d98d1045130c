import type { Comparison } from '../../core/learn/compare-models.ts'
import type { StoredReport } from '../../core/learn/learn-deals.ts'
import type { Context } from '../context.ts'
import type { Training } from '../ports/learning-store.ts'
import { runTraining } from './run-training.ts'
import { startTraining } from './start-training.ts'

/**
 * Trains here and waits for it, for the command line. A server that works the queue may take the same training first: both come to the
 * same model, and the second finds it done.
 */
export async function trainNow(
  ctx: Context,
): Promise<{ readonly training: Training; readonly heldOut: Comparison['verdict'] | null }> {
  const { id } = await startTraining(ctx)
  await runTraining(ctx, id)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const training = (await tx.learning.training(id))!
    const report = training.modelId ? ((await tx.learning.report(training.modelId)) as StoredReport | null) : null
    return { training, heldOut: report?.heldOut.verdict ?? null }
  })
}
