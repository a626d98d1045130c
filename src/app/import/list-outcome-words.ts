import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import { hintedMeaning, isOwnOutcome, outcomeMeaning, withOwnOutcomes } from '../../core/lead/import-outcome.ts'
import { cellText } from '../../core/lead/import-row.ts'
import type { OutcomeMeaning } from '../../core/lead/import-target.ts'
import { plainOrSign, type ImportWords } from '../../core/lead/import-words.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { TableFile } from '../ports/files.ts'
import { namedFault, uploadElsewhere } from './named-fault.ts'
import { importNotFound, requireImportStatus } from './start-import.ts'

/** More words than that are no stages of a CRM; what goes beyond is counted by rows alone. */
const mostWords = 100
const mostTold = 5000
const longestWord = 300

export type OutcomeWord = {
  readonly word: string
  readonly rows: number
  /** What people said it means, for this file or an earlier one. */
  readonly meaning: OutcomeMeaning | null
  /** What it hints at where nobody said. */
  readonly hint: OutcomeMeaning | null
}
export type OutcomeWordList = {
  /** Those of most rows first. */
  readonly words: readonly OutcomeWord[]
  /** Rows of further words. */
  readonly furtherRows: number
}

export type OutcomeColumn = { readonly importId: ImportId; readonly column: number }

/**
 * The words of a column, taken for the outcome, that the product does not know or that people explained, from all rows of the file. AppError
 * `column_unknown`; `conflict` once the file is taken in.
 */
export async function listOutcomeWords(ctx: Context, { importId, column }: OutcomeColumn): Promise<OutcomeWordList> {
  requireRight(ctx.actor, 'importLeads')
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.load(importId))
  if (!record) throw importNotFound()
  requireImportStatus(record, ['uploaded', 'checked', 'failed'])
  if (column >= record.columns.length)
    throw new AppError('bad_input', 'column_unknown', 'the file has no such column', { field: 'column' })
  const path = `${ctx.uploadsDir}/${record.filePath}`
  if (!(await ctx.files.exists(path))) throw uploadElsewhere()
  const table = await ctx.files.openTable(path).catch((error: unknown) => {
    throw namedFault(error, { path, fileName: record.fileName })
  })
  return tallyOutcomes(table, column, withOwnOutcomes(ctx.engines.importWords, record.outcomes))
}

/** Counts the words of one column that want a meaning, or were given one; spellings that compare the same are one word. */
export async function tallyOutcomes(table: TableFile, column: number, words: ImportWords): Promise<OutcomeWordList> {
  const found = new Map<string, { readonly word: string; readonly rows: number }>()
  let untold = 0
  for await (const { cells } of table.rows(() => {})) {
    const text = cellText(cells[column] ?? '')
    if (text.length > longestWord) continue
    if (outcomeMeaning(text, words) !== 'unknown' && !isOwnOutcome(text, words)) continue
    const plain = plainOrSign(text)
    const one = found.get(plain)
    if (one || found.size < mostTold) found.set(plain, { word: one?.word ?? text, rows: (one?.rows ?? 0) + 1 })
    else untold += 1
  }
  const sorted = [...found.values()].toSorted((a, b) => b.rows - a.rows)
  const further = sorted.slice(mostWords).reduce((sum, { rows }) => sum + rows, untold)
  return { words: sorted.slice(0, mostWords).map((one) => explained(one, words)), furtherRows: further }
}

function explained({ word, rows }: { word: string; rows: number }, words: ImportWords): OutcomeWord {
  const said = outcomeMeaning(word, words)
  const meaning = said === 'unknown' ? null : said
  return { word, rows, meaning, hint: meaning === null ? hintedMeaning(word, words) : null }
}
