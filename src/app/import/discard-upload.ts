import type { ImportId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'

/** Takes the uploaded file away once its rows are leads: what people asked to have erased must not stay in a file. */
export async function discardUpload(ctx: Context, importId: ImportId): Promise<void> {
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.imports.load(importId)
    if (record?.status === 'done') await tx.imports.dropFile(importId, 'rows')
  })
}
