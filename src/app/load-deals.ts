import { AppError } from '../core/app-error.ts'
import { makeFingerprint } from '../core/math/fingerprint.ts'
import { dealIds } from '../core/score/deal-ids.ts'
import { parseFixedRules } from '../core/score/fixed-points.ts'
import { lostValues, outcomeOf, wonValues } from '../core/score/outcome-values.ts'
import { dateOrderOf, readDate } from '../core/score/table/dates.ts'
import type { TrainInput } from '../core/score/train.ts'
import type { FilesPort, RefusedRow } from './ports/files.ts'

/** The options of `train` as the person gave them. */
export type TrainOptions = {
  readonly outcome: string
  readonly won: readonly string[] | null
  readonly date: string | null
  readonly ignore: readonly string[]
  readonly keepLeaks: boolean
  /** Numbers whose points may only rise, and only fall. */
  readonly rising?: readonly string[]
  readonly falling?: readonly string[]
  /** The column whose values are lines of business. */
  readonly lines?: string | null
  /** A file of points made by hand. */
  readonly fixed?: string | null
  readonly seed: number
}

type Loaded = { readonly columns: readonly string[]; readonly cells: readonly string[][] }

/** Short values come again and again: one string for all of them keeps a large table small in memory. */
function makeInterner(): (cell: string) => string {
  const known = new Map<string, string>()
  return (cell) => {
    if (cell.length > 24) return cell
    const held = known.get(cell)
    if (held !== undefined) return held
    if (known.size < 200_000) known.set(cell, cell)
    return cell
  }
}

async function loadColumns(files: FilesPort, path: string, refuse: (row: RefusedRow) => void): Promise<Loaded> {
  const table = await files.openTable(path)
  const cells = table.columns.map((): string[] => [])
  const intern = makeInterner()
  for await (const row of table.rows(refuse))
    for (let k = 0; k < cells.length; k += 1) cells[k]!.push(intern(row.cells[k] ?? ''))
  return { columns: table.columns, cells }
}

function indexOfColumn(columns: readonly string[], name: string, option: string): number {
  const exact = columns.indexOf(name.trim())
  const index = exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase())
  if (index >= 0) return index
  const some = columns.slice(0, 12).join(', ')
  throw new AppError('bad_input', 'column_unknown', `There is no column "${name}". The table has: ${some}.`, {
    option,
    column: name,
  })
}

function datesOf(cells: readonly string[], column: string): Float64Array {
  const order = dateOrderOf(cells)
  const dates = Float64Array.from(cells, (cell) => readDate(cell, order)?.days ?? Number.NaN)
  if (dates.some((date) => !Number.isNaN(date))) return dates
  throw new AppError(
    'bad_input',
    'dates_unreadable',
    'No cell of the date column is a date: write ISO dates, dd.mm.yyyy or 5 Mar 2026.',
    {
      option: '--date',
      column,
    },
  )
}

/** Reads a table of deals: closed ones only, typed by nobody yet. */
export async function loadDeals(
  files: FilesPort,
  path: string,
  options: TrainOptions,
  refuse: (row: RefusedRow) => void,
): Promise<TrainInput> {
  const { columns, cells } = await loadColumns(files, path, refuse)
  if (cells.every((column) => column.length === 0))
    throw new AppError(
      'bad_file',
      'no_rows',
      'The table holds no row that can be read: one for each closed deal is expected, with as many cells as there are headers.',
    )
  const outcomeAt = indexOfColumn(columns, options.outcome, '--outcome')
  const dateAt = options.date === null ? -1 : indexOfColumn(columns, options.date, '--date')
  const named = (names: readonly string[] | undefined, option: string): ReadonlySet<string> =>
    new Set(names?.map((name) => columns[indexOfColumn(columns, name, option)]!))
  const rules = options.fixed ? parseFixedRules(await files.readText(options.fixed)) : []
  const won = wonValues(cells[outcomeAt]!, columns[outcomeAt]!, options.won)
  const wonSet = new Set(won)
  const all = cells[outcomeAt]!.map((cell) => outcomeOf(cell, wonSet))
  const closed = Int32Array.from(all.keys()).filter((row) => !Number.isNaN(all[row]!))
  const taken = cells.map((column) =>
    closed.length === column.length ? column : Array.from(closed, (row) => column[row]!),
  )
  const idAt = ['id', 'rec_id', 'unique_id'].map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1
  const kept = columns.map((_, at) => at).filter((at) => at !== outcomeAt)
  const numbers = Array.from(closed, (row) => String(row + 1))
  const { ids, hidden } = dealIds(idAt < 0 ? numbers : Array.from(closed, (row) => cells[idAt]![row]!), numbers)
  const print = makeFingerprint()
  for (const [at, column] of columns.entries()) {
    print.add(column)
    for (const cell of taken[at]!) print.add(cell)
  }
  return {
    table: { columns: kept.map((at) => columns[at]!), cells: kept.map((at) => taken[at]!) },
    outcomes: Float64Array.from(closed, (row) => all[row]!),
    dates: dateAt < 0 ? null : datesOf(taken[dateAt]!, columns[dateAt]!),
    ids,
    idsHidden: hidden,
    outcome: { column: columns[outcomeAt]!, won },
    lost: lostValues(cells[outcomeAt]!, wonSet),
    open: all.length - closed.length,
    dateColumn: dateAt < 0 ? null : columns[dateAt]!,
    ignore: named(options.ignore, '--ignore'),
    rising: named(options.rising, '--rising'),
    falling: named(options.falling, '--falling'),
    fixed: rules.map((rule) => ({ ...rule, column: columns[indexOfColumn(columns, rule.column, '--fixed')]! })),
    lines: options.lines ? columns[indexOfColumn(columns, options.lines, '--lines')]! : null,
    keepLeaks: options.keepLeaks,
    seed: options.seed,
    fingerprint: print.digest(),
  }
}
