import { AppError } from '../app-error.ts'
import type { AnalyseOptions } from './analyse.ts'
import type { ExperimentRow } from './metric.ts'
import { type Cell, resultFormat, type ResultTable } from './result-file.ts'

/** A comparison as the file tells it: what to compute again, and the figures that it says. `rows` is null where only a summary is given. */
export type ToldComparison = {
  readonly rows: readonly ExperimentRow[] | null
  readonly options: AnalyseOptions
  readonly said: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, unknown>>

/** Reads a file with a result; AppError `bad_file` with the place where it is no such file. */
export function readResultFile(value: unknown): readonly ToldComparison[] {
  const file = fieldsOf(value, 'the file')
  if (file['format'] !== resultFormat || file['version'] !== 1)
    throw broken(`this is no result of an experiment: it must say "format": "${resultFormat}", "version": 1`)
  const tables = fieldsOf(file['tables'], 'tables')
  return listOf(file['results'], 'results').map((each, index) => {
    const place = `results[${index}]`
    const entry = fieldsOf(each, place)
    const options = optionsOf(fieldsOf(entry['settings'], `${place}.settings`), place)
    const name = entry['table']
    const rows =
      name === null ? null : rowsOf(tableOf(tables[String(name)], `tables.${String(name)}`), options.metric.name)
    return { rows, options, said: fieldsOf(entry['result'], `${place}.result`) }
  })
}

const broken = (reason: string, field?: string): AppError =>
  new AppError('bad_file', 'result_broken', reason, field ? { field } : null)

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw broken('an object was expected here', place)
}

function listOf(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw broken('a list was expected here', place)
}

function optionsOf(settings: Fields, place: string): AnalyseOptions {
  const { metric, better, unit } = settings
  if (typeof metric !== 'string' || metric === '') throw broken('the metric needs a name', `${place}.settings.metric`)
  if (better !== 'higher' && better !== 'lower') throw broken('higher or lower', `${place}.settings.better`)
  if (unit !== 'lead' && unit !== 'rep') throw broken('lead or rep', `${place}.settings.unit`)
  const number = (name: string) => {
    const value = settings[name] ?? null
    if (value === null || (typeof value === 'number' && value > 0)) return value
    throw broken('a number above 0 was expected here', `${place}.settings.${name}`)
  }
  const [alpha, shareB, bound, tuned] = [number('alpha'), number('share_b'), number('bound'), number('tuned')]
  if (alpha === null || alpha >= 1) throw broken('a share between 0 and 1', `${place}.settings.alpha`)
  if (shareB !== null && shareB >= 1) throw broken('a share between 0 and 1', `${place}.settings.share_b`)
  return {
    metric: { name: metric, better },
    unit,
    alpha,
    shareB,
    ...(bound === null ? {} : { bound }),
    ...(tuned === null ? {} : { tuned }),
  }
}

function tableOf(value: unknown, place: string): ResultTable {
  const table = fieldsOf(value, place)
  const columns = listOf(table['columns'], `${place}.columns`).map(String)
  const rows = listOf(table['rows'], `${place}.rows`).map((row, at) => {
    const cells = listOf(row, `${place}.rows[${at}]`)
    if (cells.length === columns.length && cells.every(isCell)) return cells as readonly Cell[]
    throw broken(`a row needs ${columns.length} plain values`, `${place}.rows[${at}]`)
  })
  return { columns, rows }
}

const isCell = (value: unknown): value is Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

function rowsOf({ columns, rows }: ResultTable, metric: string): readonly ExperimentRow[] {
  const at = (name: string) => columns.indexOf(name)
  const own = metric !== 'conversion' && metric !== 'revenue'
  for (const name of ['arm', ...(own ? [metric] : ['won', 'amount'])])
    if (at(name) < 0) throw broken(`the table needs a column "${name}"`, 'columns')
  const named = (start: string) => columns.flatMap((name, index) => (name.startsWith(start) ? [index] : []))
  const [pre, kinds] = [named('pre_'), named('segment_')]
  return rows.map((cells) => {
    const cell = (name: string): Cell => cells[at(name)] ?? null
    const arm = cell('arm')
    if (arm !== 'A' && arm !== 'B') throw broken('the arm must be A or B', 'arm')
    return {
      arm,
      repId: textOf(cell('rep_id')),
      source: textOf(cell('source')),
      assignedAt: timeOf(cell('assigned_at')),
      won: typeof cell('won') === 'boolean' ? (cell('won') as boolean) : null,
      amount: numberOf(cell('amount')),
      measured: own ? numberOf(cell(metric)) : null,
      pre: pre.map((index) => numberOf(cells[index]!)),
      kinds: Object.fromEntries(
        kinds.flatMap((index) => {
          const value = textOf(cells[index]!)
          return value === null ? [] : [[columns[index]!.slice('segment_'.length), value]]
        }),
      ),
    }
  })
}

const textOf = (cell: Cell): string | null => (typeof cell === 'string' && cell !== '' ? cell : null)

const numberOf = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null)

function timeOf(cell: Cell): number | null {
  const time = typeof cell === 'string' ? Date.parse(cell) : Number.NaN
  return Number.isNaN(time) ? null : time
}
