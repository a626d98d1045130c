import { AppError } from '../app-error.ts'
import { importDate } from '../lead/import/date.ts'
import type { ExperimentRow, Metric } from './metric.ts'

/** Which column of a table holds what; −1 where there is none. */
export type ExperimentColumns = {
  readonly leadId: number
  readonly repId: number
  readonly arm: number
  readonly assignedAt: number
  readonly source: number
  readonly won: number
  readonly amount: number
  readonly measured: number
  readonly pre: readonly number[]
  /** Columns `segment_NAME`: kinds of leads known before the split. */
  readonly kinds: readonly { readonly name: string; readonly at: number }[]
}

export type RowRefusal = { readonly column: string; readonly code: string; readonly reason: string }

/** Finds the columns of an experiment by their names, whatever the case; AppError where one that is needed is missing. */
export function experimentColumns(headers: readonly string[], metric: Metric, byRep: boolean): ExperimentColumns {
  const names = headers.map((header) => header.trim().toLowerCase())
  const at = (name: string) => names.indexOf(name)
  const needed = (name: string) => {
    if (at(name) >= 0) return at(name)
    throw new AppError('bad_input', 'column_missing', `The table needs a column "${name}" for this analysis.`, {
      column: name,
    })
  }
  const own = metric.name !== 'conversion' && metric.name !== 'revenue'
  return {
    leadId: at('lead_id'),
    repId: byRep ? needed('rep_id') : at('rep_id'),
    arm: needed('arm'),
    assignedAt: at('assigned_at'),
    source: at('source'),
    won: own ? at('won') : needed('won'),
    amount: metric.name === 'revenue' ? needed('amount') : at('amount'),
    measured: own ? needed(metric.name.toLowerCase()) : -1,
    pre: names.flatMap((name, index) => (name.startsWith('pre_') ? [index] : [])),
    kinds: names.flatMap((name, at) => (/^segment_./.test(name) ? [{ name: name.slice('segment_'.length), at }] : [])),
  }
}

/** One row of the table as a lead of the experiment, or why it cannot be one. */
export function readExperimentRow(cells: readonly string[], columns: ExperimentColumns): ExperimentRow | RowRefusal {
  const cell = (index: number) => (index < 0 ? '' : (cells[index] ?? '').trim())
  const arm = cell(columns.arm).toUpperCase()
  if (arm !== 'A' && arm !== 'B') return { column: 'arm', code: 'arm_unknown', reason: 'the arm must be A or B' }
  const won = readOutcome(cell(columns.won))
  if (won === undefined)
    return { column: 'won', code: 'outcome_unknown', reason: 'won must be 1 or 0, or blank while open' }
  const assignedAt = readTime(cell(columns.assignedAt))
  if (assignedAt === undefined)
    return { column: 'assigned_at', code: 'not_a_time', reason: 'assigned_at must be ISO 8601 or dd.mm.yyyy' }
  const numbers = [columns.amount, columns.measured, ...columns.pre].map((index) => readNumber(cell(index)))
  const [amount, measured, ...pre] = numbers
  if (amount === undefined)
    return { column: 'amount', code: 'not_a_number', reason: 'amount must be a number or blank' }
  if (measured === undefined)
    return { column: 'metric', code: 'not_a_number', reason: 'the metric must be a number or blank' }
  return {
    arm,
    won,
    assignedAt,
    amount,
    measured,
    repId: cell(columns.repId) || null,
    source: cell(columns.source).toLowerCase() || null,
    pre: pre.map((value) => value ?? null),
    ...(columns.kinds.length > 0 ? { kinds: kindsOf(columns, cell) } : {}),
  }
}

const kindsOf = ({ kinds }: ExperimentColumns, cell: (index: number) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(kinds.flatMap(({ name, at }) => (cell(at) === '' ? [] : [[name, cell(at).toLowerCase()]])))

const yes = ['1', 'true', 'yes', 'y', 'won', 'да', 'иә', 'כן']
const no = ['0', 'false', 'no', 'n', 'lost', 'нет', 'жоқ', 'לא']

/** Whether a deal was won; null while blank, undefined where it cannot be told. */
function readOutcome(text: string): boolean | null | undefined {
  const word = text.toLowerCase()
  if (word === '') return null
  if (yes.includes(word) || Number(word) === 1) return true
  return no.includes(word) || Number(word) === 0 ? false : undefined
}

/**
 * A number with a point or a comma, blanks between thousands; null while blank, undefined where it is none. Unlike sums that people
 * type, `403.429` is no four hundred thousand here: measurements have as many decimals as they like.
 */
function readNumber(text: string): number | null | undefined {
  if (/^(?:na|n\/a|null|nan|-)?$/i.test(text)) return null
  const plain = text.replace(/[\s\u00a0\u202f]/g, '')
  const value = Number(plain.includes('.') ? plain : plain.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** Milliseconds since 1970 of a date or time; one without a zone counts as UTC, as only distances matter here. */
function readTime(text: string): number | null | undefined {
  if (text === '') return null
  const iso = importDate(text, { timeZone: 'UTC', dateOrder: 'dmy' })
  return iso === null ? undefined : Date.parse(iso)
}
