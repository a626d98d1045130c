import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

/** Queues the sample company for a workspace without leads. */
export async function startSample(ctx: Context): Promise<void> {
  requireRight(ctx.actor, 'manageWorkspace')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if ((await tx.workspace.countLeads(1)) > 0)
      throw new AppError('conflict', 'workspace_has_leads', 'sample data goes into a workspace without leads only')
    await tx.jobs.send('sample.fill', [{ workspaceId: ctx.workspaceId, seed: 1 }])
  })
}
