import { AppError } from '../../core/app-error.ts'
import { parseModel } from '../../core/score/model.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ModelRecord } from '../ports/rule-store.ts'

export type PublishedModel = { readonly model: ModelRecord; readonly isNew: boolean }

/** Puts a model into the workspace as a challenger: it is kept and compared, and decides nothing yet. */
export async function publishModel(ctx: Context, json: unknown): Promise<PublishedModel> {
  requireRight(ctx.actor, 'manageWorkspace')
  const body = parseModel(json)
  if (body.format === 'assay.model' && body.rowsAre === 'table')
    throw new AppError(
      'bad_input',
      'model_of_tables',
      'This model knows the columns of your table, not the leads of a server: train it again with `--for-server`.',
      { option: '--for-server' },
    )
  const id = body.modelId
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = await tx.rules.model(id)
    if (known) return { model: known, isNew: false }
    const model: ModelRecord = { id, status: 'challenger', body, createdAt: ctx.now() }
    await tx.rules.addModel({ ...model, createdBy: actorText(ctx.actor) })
    await noteChange(ctx, tx, { action: 'model.published', subject: id })
    return { model, isNew: true }
  })
}
