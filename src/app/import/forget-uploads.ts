import type { Context } from '../context.ts'
import type { ImportRecord } from '../ports/import-store.ts'

const keptDays = 30
const dayMs = 86_400_000

/**
 * Takes away files that were uploaded or tried a month ago and never taken in, and the first rows shown of any file that old: people in them
 * are no leads, so that no erasure and no rule of retention would find them.
 */
export async function forgetUploads(ctx: Context): Promise<void> {
  const before = Date.parse(ctx.now()) - keptDays * dayMs
  const imports = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.all())
  for (const record of imports.filter((one) => one.sample.length > 0 && Date.parse(one.createdAt) < before)) {
    if (isOurs(record)) await ctx.files.remove(`${ctx.uploadsDir}/${record.filePath}`)
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.imports.change(record.id, { sample: [], ...stateOf(record) }),
    )
  }
}

/** Files of the command line lie where their owner put them, and stay there. */
const isOurs = ({ filePath }: ImportRecord) => /^[\da-f-]{36}(?:\.\w+)?$/.test(filePath)

/** What was never taken in can no longer be: its file is gone. */
const stateOf = ({ status }: ImportRecord): Partial<Pick<ImportRecord, 'status' | 'message'>> =>
  status === 'uploaded' || status === 'checked'
    ? { status: 'failed', message: `the file was taken away after ${keptDays} days: upload it again` }
    : {}
