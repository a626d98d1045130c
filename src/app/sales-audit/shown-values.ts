import type { FittedModel } from '../../core/score/fitted-model.ts'
import { readMark } from '../../core/score/read-columns.ts'
import type { TrainInput } from '../../core/score/train.ts'
import type { ColumnKind } from '../../core/score/table/column-kind.ts'
import { dateOrderOf, readDate } from '../../core/score/table/dates.ts'
import { featureWords, valueWords } from './values.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import type { AuditWords } from './words.ts'

/** A value of fewer deals than this may point to a person. */
const leastDeals = 5
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

type Show = (column: string, value: string | null) => string | null

/** A day as what was read of it: its weekday, and its hour where it has one. */
function dayWords(words: AuditWords, value: string, order: 'day first' | 'month first'): string | null {
  const date = readDate(value, order)
  if (date === null) return null
  const weekday = featureWords(words, 'weekday', days[date.weekday]!)
  return date.hour === null ? weekday : `${weekday}, ${words.say('value.hour', { hour: date.hour })}`
}

/** What does not name a person, by kind of column: a class as the page calls it, a number, a day of the week. */
function makeKinds(words: AuditWords, { table }: Pick<TrainInput, 'table'>, model: FittedModel) {
  const kinds = new Map<string, ColumnKind>(model.columns.map(({ column, kind }) => [column, kind]))
  const orders = new Map<string, 'day first' | 'month first'>()
  const orderOf = (column: string) => {
    const known = orders.get(column) ?? dateOrderOf(table.cells[table.columns.indexOf(column)] ?? [])
    orders.set(column, known)
    return known
  }
  return {
    kindOf: (column: string) => kinds.get(column),
    day: (column: string, value: string) => dayWords(words, value, orderOf(column)),
  }
}

/** The value of a column in the reasons of a lead of one's own: as it was written, days and classes as they were read. */
export function leadValues(words: AuditWords, input: Pick<TrainInput, 'table'>, model: FittedModel): Show {
  const { kindOf, day } = makeKinds(words, input, model)
  return (column, value) => {
    if (value === null) return words.say('value.unknown')
    switch (kindOf(column)) {
      case 'email':
        return featureWords(words, 'mail', value)
      case 'phone':
        return featureWords(words, 'phone', value)
      case 'date':
        return day(column, value) ?? escapeHtml(value)
      case 'number':
        return column.includes(readMark) ? valueWords(words, column, value) : numberWords(words, value)
      case 'text':
        return null
      default:
        return valueWords(words, column, value)
    }
  }
}

/** A bare number as the page writes numbers; one with a unit as it stands. */
const numberWords = (words: AuditWords, value: string): string =>
  escapeHtml(/^[-−\d.]+$/.test(value) && Number.isFinite(Number(value)) ? words.figure(Number(value)) : value)

/**
 * The same of past deals on a page that is passed around: what a person wrote is shown only where at least five deals have it, so that no name,
 * address or sentence of one customer stands there.
 */
export function pastValues(words: AuditWords, input: Pick<TrainInput, 'table'>, model: FittedModel): Show {
  const show = leadValues(words, input, model)
  const { kindOf } = makeKinds(words, input, model)
  const counts = new Map<string, Map<string, number>>()
  const countOf = (column: string, value: string): number => {
    const known = counts.get(column) ?? countCells(input.table.cells[input.table.columns.indexOf(column)] ?? [])
    counts.set(column, known)
    return known.get(value.trim().toLowerCase()) ?? 0
  }
  const written = new Set<ColumnKind | undefined>(['category', 'title', 'list', 'url', 'identifier', undefined])
  return (column, value) =>
    value !== null && !column.includes(readMark) && written.has(kindOf(column)) && countOf(column, value) < leastDeals
      ? words.say('value.rare')
      : show(column, value)
}

function countCells(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const key = cell.trim().toLowerCase()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
