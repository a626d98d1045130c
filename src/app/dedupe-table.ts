import { dedupe, type IdentityData } from '../core/lead/dedupe.ts'
import { findIdentityColumns, type IdentityColumns, readIdentityFields, rowId } from '../core/lead/identity-columns.ts'
import type { IdentityFields } from '../core/lead/identity-record.ts'
import type { FilesPort, Refusals } from './ports/files.ts'
import type { Progress } from './ports/progress.ts'

type DedupeWorld = { readonly files: FilesPort; readonly progress: Progress; readonly identity: IdentityData }

export type DedupeInput = {
  readonly from: string
  readonly to: string
  /** Pairs of field and column of `--map`. */
  readonly mapped: readonly (readonly [field: string, column: string])[]
}

export type DedupeSummary = { readonly rows: number; readonly clusters: number; readonly refused: number }

type Rows = { readonly ids: string[]; readonly fields: IdentityFields[] }

const isLineFile = (path: string): boolean => /\.(?:jsonl|ndjson)$/i.test(path)

async function readTable(world: DedupeWorld, input: DedupeInput, refusals: Refusals): Promise<Rows> {
  const table = await world.files.openTable(input.from)
  const columns = findIdentityColumns(table.columns, input.mapped)
  const rows: Rows = { ids: [], fields: [] }
  for await (const { cells } of table.rows(refusals.refuse)) {
    const row = Object.fromEntries(table.columns.map((column, index) => [column, cells[index] ?? '']))
    rows.ids.push(rowId(row, rows.ids.length + 1))
    rows.fields.push(readIdentityFields(row, columns))
    world.progress.advance(1)
  }
  return rows
}

/** Lines may have different keys: the columns are found among all keys of the first rows that bring new ones. */
async function readLines(world: DedupeWorld, input: DedupeInput, refusals: Refusals): Promise<Rows> {
  const source = await world.files.openLines(input.from)
  const known = new Set<string>()
  const objects: Record<string, unknown>[] = []
  for await (const { line, value } of source.lines(refusals.refuse)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      refusals.refuse({ line, column: '', code: 'not_an_object', reason: 'each line must be a JSON object' })
      continue
    }
    const row = value as Record<string, unknown>
    for (const key of Object.keys(row)) known.add(key)
    objects.push(row)
    world.progress.advance(1)
  }
  const columns: IdentityColumns = findIdentityColumns([...known], input.mapped)
  return {
    ids: objects.map((row, index) => rowId(row, index + 1)),
    fields: objects.map((row) => readIdentityFields(row, columns)),
  }
}

const sixDigits = (chance: number): string => chance.toFixed(6)

/** `assay dedupe`: finds the rows of a file that are one person and writes id, cluster and confidence, a row for a row. */
export async function dedupeTable(world: DedupeWorld, input: DedupeInput): Promise<DedupeSummary> {
  const refusals = world.files.refusals(input.to)
  world.progress.start('reading', null)
  try {
    const rows = isLineFile(input.from)
      ? await readLines(world, input, refusals)
      : await readTable(world, input, refusals)
    world.progress.done()
    const found = dedupe(rows.fields, world.identity)
    const target = await world.files.createTable(input.to, ['id', 'cluster', 'confidence'])
    let clusters = 0
    for (const [index, { cluster, confidence }] of found.entries()) {
      clusters = Math.max(clusters, cluster)
      await target.write([rows.ids[index]!, cluster, sixDigits(confidence)])
    }
    await target.close()
    return { rows: found.length, clusters, refused: await refusals.close() }
  } catch (error) {
    await refusals.abort()
    throw error
  }
}
