import { AppError } from '../../core/app-error.ts'
import type { StoredReport } from '../../core/learn/learn-deals.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { compareChallengers } from './compare-challengers.ts'
import { readDeals } from './past-leads.ts'

export type CrownInput = {
  readonly modelId: string
  /** Why, where the deals do not prove it better. */
  readonly reason: string | null
  /** Score the open leads anew. */
  readonly rescore: boolean
}

const shortestReason = 10

/**
 * Makes a model the one that decides. A challenger must be better than the champion beyond noise, on deals held out later in time or on
 * leads that came since; otherwise a person says why. Going back to a model that decided before needs no proof.
 */
export async function crownModel(ctx: Context, { modelId, reason, rescore }: CrownInput): Promise<void> {
  requireRight(ctx.actor, 'changeModel')
  const isProven = await provenBetter(ctx, modelId)
  if (!isProven && (reason?.trim().length ?? 0) < shortestReason)
    throw new AppError(
      'bad_input',
      'reason_needed',
      `the deals do not show that this model is better: say in ${shortestReason} letters or more why it shall decide`,
      { field: 'reason' },
    )
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('learning')
    await tx.rules.crownModel(modelId, ctx.now())
    const proof = isProven ? 'better' : 'by_person'
    await noteChange(ctx, tx, { action: 'model.crowned', subject: modelId, detail: { proof, reason } })
    if (rescore) await tx.jobs.send('leads.rescore', [{ workspaceId: ctx.workspaceId, reason: 'model_crowned' }])
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
}

/** AppError `not_found` or `conflict` where the model cannot be crowned at all. */
async function provenBetter(ctx: Context, modelId: string): Promise<boolean> {
  const { heads, report } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    heads: await tx.learning.modelHeads(),
    report: (await tx.learning.report(modelId)) as StoredReport | null,
  }))
  const head = heads.find(({ id }) => id === modelId)
  if (!head) throw new AppError('not_found', 'model_unknown', 'there is no such model')
  if (head.status === 'champion') throw new AppError('conflict', 'already_champion', 'this model decides already')
  if (head.status === 'retired') return true // it decided before
  if (report?.heldOut.verdict === 'better') return true
  const { deals } = await readDeals(ctx)
  const news = await compareChallengers(ctx, { heads, deals })
  return news.some((one) => one.modelId === modelId && one.later.verdict === 'better')
}
