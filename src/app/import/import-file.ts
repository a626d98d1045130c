import type { ImportId } from '../../core/lead/ids.ts'
import { AppError } from '../../core/app-error.ts'
import { withOwnOutcomes } from '../../core/lead/import/outcome.ts'
import { assessLead } from '../assess-lead.ts'
import type { Context } from '../context.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import type { Progress } from '../ports/progress.ts'
import { outcomeColumn } from './check-outcomes.ts'
import { readUpload } from './read-upload.ts'
import { runImport } from './run-import.ts'
import { startImport } from './start-import.ts'
import { type OutcomeWordList, tallyOutcomes } from './tally-outcomes.ts'
import { uploadImport } from './upload-import.ts'

export type ImportFileInput = {
  readonly path: string
  readonly mapping: Readonly<Record<string, string>>
  /** What words of the outcome column mean. */
  readonly outcomes: Readonly<Record<string, string>>
  readonly dryRun: boolean
  readonly progress: Progress
}
export type ImportFileResult = Pick<
  ImportRecord,
  'status' | 'accepted' | 'refused' | 'repeated' | 'leftOut' | 'mapping' | 'outcomes' | 'message' | 'rowsDone'
> & {
  readonly importId: ImportId
  readonly errorsFile: string
  /** The words of the outcome column with their meaning; rows of one without are refused. */
  readonly outcomeWords: OutcomeWordList
}

/** The whole import of a local file in one go, the decision on every lead included: what the command line does. */
export async function importFile(
  ctx: Context,
  { path, mapping, outcomes, dryRun, progress }: ImportFileInput,
): Promise<ImportFileResult> {
  const local: Context = { ...ctx, uploadsDir: path.startsWith('/') ? '' : '.' }
  const fileName = path.split(/[/\\]/).at(-1) ?? path
  const uploaded = await uploadImport(local, { fileName, path, keptAs: null })
  const chosen = { ...uploaded.mapping, ...mapping }
  for (const column of Object.keys(mapping))
    if (!uploaded.columns.includes(column))
      throw new AppError('bad_input', 'column_unknown', 'the file has no such column', { column })
  await startImport(local, { importId: uploaded.id, mapping: freed(chosen, mapping), outcomes, dryRun, runsHere: true })
  const record = await runImport(local, { importId: uploaded.id, dryRun, progress })
  if (!dryRun && record.status === 'done') await decideAll(ctx, uploaded.id, { total: record.accepted, progress })
  // The database keeps no order of columns; people look for that of their file.
  const inOrder = Object.fromEntries(uploaded.columns.map((column) => [column, record.mapping[column] ?? 'custom']))
  const outcomeWords = await outcomeWordsOf(local, record)
  return { ...record, mapping: inOrder, importId: uploaded.id, errorsFile: `${path}.errors.csv`, outcomeWords }
}

async function outcomeWordsOf(ctx: Context, record: ImportRecord): Promise<OutcomeWordList> {
  const column = outcomeColumn(record)
  if (column === -1 || record.status === 'failed') return { words: [], furtherRows: 0, emptyRows: 0 }
  const words = withOwnOutcomes(ctx.engines.importWords, record.outcomes)
  return readUpload(ctx, record, (table) => tallyOutcomes(table, column, words))
}

/** A field that the caller gave to a column is taken from the column it was suggested for. */
function freed(
  chosen: Readonly<Record<string, string>>,
  named: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.values(named).filter((target) => target !== 'skip'))
  return Object.fromEntries(
    Object.entries(chosen).map(([column, target]) => [
      column,
      taken.has(target) && !(column in named) ? 'custom' : target,
    ]),
  )
}

/** Decides the leads here and now; their queued jobs find nothing left to do. */
async function decideAll(
  ctx: Context,
  importId: ImportId,
  { total, progress }: { total: number; progress: Progress },
): Promise<void> {
  progress.start('deciding leads', total)
  for (;;) {
    const ids = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.undecidedLeads(importId, 100))
    if (ids.length === 0) break
    for (const id of ids) await assessLead(ctx, id)
    progress.advance(ids.length)
  }
  progress.done()
}
