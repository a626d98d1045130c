import type { ImportId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { ImportStatus } from '../ports/import-store.ts'

const underWay: readonly ImportStatus[] = ['checking', 'running', 'undoing']

/** An import whose job failed for good says so, so that a person can start it again or take it back. */
export async function failImport(ctx: Context, importId: ImportId): Promise<void> {
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.imports.load(importId)
    if (!record || !underWay.includes(record.status)) return
    const message = 'the server could not finish; start the import again: rows that came in are not doubled'
    await tx.imports.change(importId, { status: 'failed', message })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'import', id: importId, at: ctx.now() })
}
