import { AppError } from '../../core/app-error.ts'
import { parseOutcomeWords, type OutcomeWords } from '../../core/lead/import/outcome.ts'
import { cellText } from '../../core/lead/import/row.ts'
import { plainOrSign } from '../../core/lead/import/words.ts'
import type { Context } from '../context.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { readUpload } from './read-upload.ts'

/** The place of the column that is mapped to the outcome; -1 where none is. */
export const outcomeColumn = ({ columns, mapping }: Pick<ImportRecord, 'columns' | 'mapping'>): number =>
  columns.findIndex((name) => mapping[name] === 'outcome')

/**
 * What a caller says of outcome words, checked against the file. AppError of `parseOutcomeWords`; `outcome_no_column`; `outcome_word_absent`
 * for a word that neither the column nor what was said of earlier files has: a typing error would explain nothing.
 */
export async function checkOutcomes(
  ctx: Context,
  record: ImportRecord,
  said: Readonly<Record<string, string>>,
): Promise<OutcomeWords> {
  const outcomes = parseOutcomeWords(said)
  const earlier = new Set(Object.keys(record.outcomes).map(plainOrSign))
  const wanted = new Map(
    Object.keys(outcomes).flatMap((word) => (earlier.has(plainOrSign(word)) ? [] : [[plainOrSign(word), word]])),
  )
  if (wanted.size === 0) return outcomes
  const column = outcomeColumn(record)
  if (column === -1)
    throw new AppError(
      'bad_input',
      'outcome_no_column',
      'words of outcomes are explained, but no column is mapped to outcome: map the one that holds them',
      { field: 'outcomes' },
    )
  await readUpload(ctx, record, async (table) => {
    for await (const { cells } of table.rows(() => {}))
      if (wanted.delete(plainOrSign(cellText(cells[column] ?? ''))) && wanted.size === 0) return
  })
  if (wanted.size === 0) return outcomes
  const name = record.columns[column]!
  const absent = [...wanted.values()].map((word) => `"${word}"`).join(', ')
  throw new AppError(
    'bad_input',
    'outcome_word_absent',
    `no row of the column "${name}" has ${absent}: write the word as the file does, or leave it out`,
    { field: 'outcomes', column: name },
  )
}
