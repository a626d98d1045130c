import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import { withOwnOutcomes } from '../../core/lead/import/outcome.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { loadImport, waitingStatuses } from './load-import.ts'
import { readUpload } from './read-upload.ts'
import { type OutcomeWordList, tallyOutcomes } from './tally-outcomes.ts'

export type OutcomeColumn = { readonly importId: ImportId; readonly column: number }

/**
 * The words of a column, taken for the outcome, from all rows of the file, each with what it means or hints at. AppError `column_unknown`;
 * `conflict` once the file is taken in.
 */
export async function listOutcomeWords(ctx: Context, { importId, column }: OutcomeColumn): Promise<OutcomeWordList> {
  requireRight(ctx.actor, 'importLeads')
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => loadImport(tx, importId, waitingStatuses))
  if (column >= record.columns.length)
    throw new AppError('bad_input', 'column_unknown', 'the file has no such column', { field: 'column' })
  const words = withOwnOutcomes(ctx.engines.importWords, record.outcomes)
  return readUpload(ctx, record, (table) => tallyOutcomes(table, column, words))
}
