import type { ImportId } from '../../core/lead/ids.ts'
import { suggestMapping } from '../../core/lead/import/mapping.ts'
import { withOwnOutcomes } from '../../core/lead/import/outcome.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { keepFile } from './kept-files.ts'
import { namedFault } from './named-fault.ts'
import { rememberedFrom } from './remembered.ts'

const sampleRows = 50
const shownRows = 8

/**
 * A file as the caller has put it on the disk. Under `keptAs` it goes into the database, where every process finds it; null: it stays where it is, a
 * file of the command line.
 */
export type Upload = { readonly fileName: string; readonly path: string; readonly keptAs: string | null }

/**
 * Looks into an uploaded table and says which column is what: as people left it for the last file of these columns, else as suggested.
 * AppError `bad_file` where it is no table.
 */
export async function uploadImport(ctx: Context, { fileName, path, keptAs }: Upload): Promise<ImportRecord> {
  requireRight(ctx.actor, 'importLeads')
  const table = await ctx.files.openTable(path).catch((error: unknown) => {
    throw namedFault(error, { path, fileName })
  })
  const rows: (readonly string[])[] = []
  for await (const row of table.rows(() => {})) if (rows.push(row.cells) >= sampleRows) break
  const earlier = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.all())
  const { mapping, outcomes } = rememberedFrom(earlier, table.columns)
  const words = withOwnOutcomes(ctx.engines.importWords, outcomes)
  const suggested = suggestMapping({ columns: table.columns, rows }, words)
  const createdBy = ctx.actor.kind === 'form' ? 'form' : ctx.actor.name
  const record: ImportRecord = {
    id: ctx.newId() as ImportId,
    fileName,
    filePath: keptAs ?? path,
    status: 'uploaded',
    columns: table.columns,
    sample: rows.slice(0, shownRows),
    encoding: table.encoding,
    mapping: mapping ?? suggested.mapping,
    outcomes,
    dateOrder: suggested.dateOrder,
    totalRows: null,
    rowsDone: 0,
    accepted: 0,
    refused: 0,
    repeated: 0,
    leftOut: 0,
    refusals: [],
    message: null,
    createdBy,
    createdAt: ctx.now(),
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.imports.add(record)
    if (keptAs !== null) await keepFile(ctx, tx, { importId: record.id, kind: 'rows', path })
  })
  return record
}
