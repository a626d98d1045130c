import { AppError } from '../core/app-error.ts'
import { makeFingerprint } from '../core/math/fingerprint.ts'
import { dealIds } from '../core/score/deal-ids.ts'
import { type FixedRule, parseFixedRules } from '../core/score/fixed-points.ts'
import { linesFault } from '../core/score/lines/find-lines.ts'
import { lostValues, outcomeOf, plainOutcome, wonValues } from '../core/score/outcome-values.ts'
import { dateOrderOf, readDate } from '../core/score/table/dates.ts'
import type { TrainInput } from '../core/score/train.ts'
import { type NameList, namesIn } from './named-list.ts'
import type { FilesPort, RefusedRow } from './ports/files.ts'
import { refuseConflicts } from './refuse-conflicts.ts'

/** The options of `train` as the person gave them. */
export type TrainOptions = {
  readonly outcome: string
  readonly won: NameList | null
  readonly date: string | null
  readonly ignore: NameList
  readonly keepLeaks: boolean
  /** Numbers whose points may only rise, and only fall. */
  readonly rising?: NameList
  readonly falling?: NameList
  /** The column whose values are lines of business. */
  readonly lines?: string | null
  /** A file of points made by hand. */
  readonly fixed?: string | null
  readonly seed: number
  /** The model is for a server: what is no column of the table may be an input of the server, which is looked up later. */
  readonly forServer?: boolean
}

/** `numbers`: the place of each row among all data rows of the file, from 1, those that were refused counted. */
type Loaded = {
  readonly columns: readonly string[]
  readonly cells: readonly string[][]
  readonly numbers: readonly number[]
}

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
  const lines: number[] = []
  const refused: number[] = []
  const rows = table.rows((row) => {
    refused.push(row.line)
    refuse(row)
  })
  for await (const row of rows) {
    lines.push(row.line)
    for (let k = 0; k < cells.length; k += 1) cells[k]!.push(intern(row.cells[k] ?? ''))
  }
  let before = 0
  const numbers = lines.map((line, at) => {
    while (before < refused.length && refused[before]! < line) before += 1
    return at + 1 + before
  })
  return { columns: table.columns, cells, numbers }
}

/** The place of a column, found without case where it must be; -1 where there is none. */
function placeOf(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name.trim())
  return exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase())
}

function indexOfColumn(columns: readonly string[], name: string, option: string): number {
  const index = placeOf(columns, name)
  if (index >= 0) return index
  const some = columns.slice(0, 12).join(', ')
  const quotes = columns.some((column) => column.includes(','))
    ? ' In a list, a name that holds a comma stands in quotes: "A, B",C.'
    : ''
  throw new AppError('bad_input', 'column_unknown', `There is no column "${name}". The table has: ${some}.${quotes}`, {
    option,
    column: name,
  })
}

/** Days since 1970 of the date column, NaN where a cell is none; refused where too few are dates to tell earlier from later. */
function datesOf(cells: readonly string[], column: string): Float64Array {
  const order = dateOrderOf(cells)
  const dates = Float64Array.from(cells, (cell) => readDate(cell, order)?.days ?? Number.NaN)
  const known = dates.length - undatedOf(dates)
  if (2 * known >= dates.length) return dates
  throw new AppError(
    'bad_input',
    'dates_unreadable',
    `Only ${known} of the ${dates.length} closed deals have a date in "${column}" that can be read; half at least must. Write ISO dates, dd.mm.yyyy or 5 Mar 2026, or leave out --date.`,
    {
      option: '--date',
      column,
    },
  )
}

const undatedOf = (dates: Float64Array): number => dates.reduce((sum, date) => sum + Number(Number.isNaN(date)), 0)

/** Lines of business are told by names; AppError says what a column holds instead. */
function requireLines(column: string, cells: readonly string[]): void {
  const fault = linesFault(column, cells)
  if (fault === null) return
  throw new AppError(
    'bad_input',
    'no_lines',
    `Lines of business are the values of a column that names them: "${column}" holds ${fault}.`,
    { option: '--lines', column },
  )
}

/** What the person wished of columns, by their names in the table. */
function wishesOf(columns: readonly string[], options: TrainOptions, rules: readonly FixedRule[]) {
  const isColumn = (name: string): boolean => placeOf(columns, name) >= 0
  const columnOf = (name: string, option: string): string =>
    options.forServer && !isColumn(name) ? name.trim() : columns[indexOfColumn(columns, name, option)]!
  const named = (names: NameList | undefined, option: string): ReadonlySet<string> =>
    new Set(namesIn(names ?? [], isColumn).map((name) => columnOf(name, option)))
  return {
    ignore: named(options.ignore, '--ignore'),
    rising: named(options.rising, '--rising'),
    falling: named(options.falling, '--falling'),
    fixed: rules.map((rule): FixedRule => ({ ...rule, column: columnOf(rule.column, '--fixed') })),
    lines: options.lines ? columnOf(options.lines, '--lines') : null,
  }
}

/** The values that mean won. */
function wonOf(cells: readonly string[], column: string, named: NameList | null): readonly string[] {
  const held = new Set(cells.map(plainOutcome))
  return wonValues(cells, column, named === null ? null : namesIn(named, (value) => held.has(plainOutcome(value))))
}

/** Reads a table of deals: closed ones only, typed by nobody yet. */
export async function loadDeals(
  files: FilesPort,
  path: string,
  options: TrainOptions,
  refuse: (row: RefusedRow) => void,
): Promise<TrainInput> {
  const { columns, cells, numbers } = await loadColumns(files, path, refuse)
  if (cells.every((column) => column.length === 0))
    throw new AppError(
      'bad_file',
      'no_rows',
      'The table holds no row that can be read: one for each closed deal is expected, with as many cells as there are headers.',
    )
  const outcomeAt = indexOfColumn(columns, options.outcome, '--outcome')
  const dateAt = options.date === null ? -1 : indexOfColumn(columns, options.date, '--date')
  const rules = options.fixed ? parseFixedRules(await files.readText(options.fixed)) : []
  const wishes = wishesOf(columns, options, rules)
  refuseConflicts(wishes, { outcome: columns[outcomeAt]!, date: dateAt < 0 ? null : columns[dateAt]! })
  const won = wonOf(cells[outcomeAt]!, columns[outcomeAt]!, options.won)
  const wonSet = new Set(won)
  const all = cells[outcomeAt]!.map((cell) => outcomeOf(cell, wonSet))
  const closed = Int32Array.from(all.keys()).filter((row) => !Number.isNaN(all[row]!))
  const taken = cells.map((column) =>
    closed.length === column.length ? column : Array.from(closed, (row) => column[row]!),
  )
  const idAt = ['id', 'rec_id', 'unique_id'].map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1
  const kept = columns.map((_, at) => at).filter((at) => at !== outcomeAt)
  const places = Array.from(closed, (row) => String(numbers[row]!))
  const { ids, hidden } = dealIds(idAt < 0 ? places : Array.from(closed, (row) => cells[idAt]![row]!), places)
  const print = makeFingerprint()
  for (const [at, column] of columns.entries()) {
    print.add(column)
    for (const cell of taken[at]!) print.add(cell)
  }
  if (wishes.lines !== null && !options.forServer) requireLines(wishes.lines, taken[columns.indexOf(wishes.lines)]!)
  const dates = dateAt < 0 ? null : datesOf(taken[dateAt]!, columns[dateAt]!)
  return {
    table: { columns: kept.map((at) => columns[at]!), cells: kept.map((at) => taken[at]!) },
    outcomes: Float64Array.from(closed, (row) => all[row]!),
    dates,
    undated: dates === null ? 0 : undatedOf(dates),
    ids,
    idsHidden: hidden,
    outcome: { column: columns[outcomeAt]!, won },
    lost: lostValues(cells[outcomeAt]!, wonSet),
    open: all.length - closed.length,
    dateColumn: dateAt < 0 ? null : columns[dateAt]!,
    ...wishes,
    keepLeaks: options.keepLeaks,
    seed: options.seed,
    fingerprint: print.digest(),
  }
}
