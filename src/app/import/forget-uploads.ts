import type { Context } from '../context.ts'
import type { ImportRecord } from '../ports/import-store.ts'

const keptDays = 30
const dayMs = 86_400_000

/**
 * Takes away files that were uploaded or tried a month ago and never taken in, and of any file that old the first rows shown and the list of refused
 * ones: people in them are no leads, so that no erasure and no rule of retention would find them.
 */
export async function forgetUploads(ctx: Context): Promise<void> {
  const before = Date.parse(ctx.now()) - keptDays * dayMs
  const imports = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.all())
  for (const record of imports.filter((one) => one.sample.length > 0 && Date.parse(one.createdAt) < before))
    await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
      await tx.imports.dropFile(record.id, 'rows')
      await tx.imports.dropFile(record.id, 'errors')
      await tx.imports.change(record.id, { sample: [], ...stateOf(record) })
    })
}

/** What was never taken in can no longer be: its file is gone. */
const stateOf = ({ status }: ImportRecord): Partial<Pick<ImportRecord, 'status' | 'message'>> =>
  status === 'uploaded' || status === 'checked'
    ? { status: 'failed', message: `the file was taken away after ${keptDays} days: upload it again` }
    : {}
