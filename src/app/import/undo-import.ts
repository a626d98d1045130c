import type { ImportId } from '../../core/lead/ids.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { loadImport } from './load-import.ts'

const batchLeads = 500

/** Asks for an import to be taken back; the work is a job. */
export async function startUndoImport(ctx: Context, importId: ImportId): Promise<ImportRecord> {
  requireRight(ctx.actor, 'importLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await loadImport(tx, importId, ['done', 'failed'])
    await tx.imports.change(importId, { status: 'undoing' })
    await tx.jobs.send('import.undo', [{ workspaceId: ctx.workspaceId, importId }])
    await tx.audit.write({
      at: ctx.now(),
      actor: actorText(ctx.actor),
      action: 'import.undone',
      subjectKind: 'import',
      subjectId: importId,
      detail: {},
    })
    return { ...record, status: 'undoing' }
  })
}

/** Takes away the leads of an import that nobody has worked yet; those that were worked stay, and the import says how many. */
export async function undoImport(ctx: Context, importId: ImportId): Promise<void> {
  for (let taken = batchLeads; taken === batchLeads; ) {
    taken = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
      const ids = await tx.imports.untouchedLeads(importId, batchLeads)
      await tx.consents.eraseRecords(ids)
      await tx.imports.deleteLeads(ids)
      return ids.length
    })
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const kept = await tx.imports.countLeads(importId)
    await tx.imports.change(importId, {
      status: 'undone',
      message: kept > 0 ? `${kept} leads were worked meanwhile and stay` : null,
    })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'import', id: importId, at: ctx.now() })
}
