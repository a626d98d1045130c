// The labelled sets that duplicates are measured on, as identity fields with the true person of each row.
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { findIdentityColumns, readIdentityFields } from '../src/core/lead/identity/columns.ts'
import type { IdentityFields } from '../src/core/lead/identity/record.ts'
import { loadImportWords } from '../src/files/import-words.ts'

const importWords = await loadImportWords()
const folder = new URL('../../shared/verify/', import.meta.url)

export type LabelledRow = { readonly fields: IdentityFields; readonly person: string }
type Row = Record<string, unknown>

/** Whether the sets are there: they are not part of the repository. */
export const setsAreThere = existsSync(new URL('leads_dedupe.jsonl', folder))

export const setNames = [
  'leads_dedupe',
  'febrl_dataset1',
  'febrl_dataset2',
  'febrl_dataset3',
  'splink_fake_1000',
] as const
export type SetName = (typeof setNames)[number]

function rowsOf(name: SetName): Row[] {
  if (name !== 'leads_dedupe')
    return parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true, trim: true }) as Row[]
  const lines = readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as Row)
}

/** Rows of a set. Truth is `cluster`, or the number in FEBRL's rec_id; neither is shown to what is measured. */
export function loadSet(name: SetName): LabelledRow[] {
  const rows = rowsOf(name)
  const columns = findIdentityColumns({ columns: Object.keys(rows[0] ?? {}), rows: [] }, [], importWords)
  return rows.map((row) => ({
    fields: readIdentityFields(row, columns),
    person: String(row['cluster'] ?? /rec-(\d+)/.exec(String(row['rec_id']))?.[1]),
  }))
}

export type PairScores = { readonly precision: number; readonly recall: number; readonly f1: number }

function pairsWithin(keys: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Precision, recall and F1 over pairs of rows said to be one person. */
export function pairScores(answer: readonly string[], truth: readonly string[]): PairScores {
  const right = pairsWithin(answer.map((key, index) => `${key} ${truth[index]}`))
  const said = pairsWithin(answer)
  const there = pairsWithin(truth)
  return { precision: said === 0 ? 1 : right / said, recall: right / there, f1: (2 * right) / (said + there) }
}
