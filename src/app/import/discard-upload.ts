import type { ImportId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'

/** Takes the uploaded file away once its rows are leads: what people asked to have erased must not stay in a folder. */
export async function discardUpload(ctx: Context, importId: ImportId): Promise<void> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.load(importId))
  if (record?.status !== 'done' || record.filePath === '') return
  await ctx.files.remove(`${ctx.uploadsDir}/${record.filePath}`)
}
