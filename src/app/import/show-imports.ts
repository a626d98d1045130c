import type { ImportId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { loadImport } from './load-import.ts'

/** The imports of the workspace, newest first. */
export async function listImports(ctx: Context): Promise<readonly ImportRecord[]> {
  requireRight(ctx.actor, 'importLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.all())
}

/** One import with its progress. */
export async function showImport(ctx: Context, importId: ImportId): Promise<ImportRecord> {
  requireRight(ctx.actor, 'importLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => loadImport(tx, importId))
}
