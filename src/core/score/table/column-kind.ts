import { isMissing, parseNumber } from './cells.ts'
import { parseDate, parseSerialDate } from './dates.ts'
import { personColumn } from './person-column.ts'

/**
 * What a column holds, as found from its values. `identifier`, `constant` and `empty` columns are left out, and said so; of a `person` (names,
 * homes, handles) only whether the cell is filled.
 */
export type ColumnKind =
  | 'number'
  | 'date'
  | 'category'
  | 'list'
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'title'
  | 'person'
  | 'identifier'
  | 'constant'
  | 'empty'

const idName = /^(?:id|uuid|guid|rec_id|unique_id|.*[_ -]id|.*Id|№|#|номер|row|index|unnamed: ?\d*)$/iu
const personNumber = /(?:^|[^\p{L}])(?:иин|жсн|инн|бин|бсн|ssn|passport|паспорт\p{L}*|ת\.?ז\.?)(?:$|[^\p{L}])/iu
const dateName = /(?:^|[^a-z])(?:date|day|created|closed|opened|timestamp)(?:$|[^a-z])|Date|дата|күні|תאריך/u
const titleName = /title|position|должност|лауазым|תפקיד|job.?role/iu
const messageName =
  /message|comment|inquiry|сообщени|комментари|текст|вопрос|обращени|хабарлама|сұрақ|мәтін|пікір|הודעה|הערות|תגובה|פנייה/iu
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const urlShape = /^(?:https?:\/\/|www\.)\S+$/i
const phoneShape = /^\+?[\d\s().-]{9,20}$/

const share = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

/** Whether the test holds for more than a share of the values; no further ones are looked at when that is lost. */
function mostly(values: readonly string[], least: number, test: (value: string) => boolean): boolean {
  let held = values.length
  for (const value of values) {
    if (held / values.length <= least) return false
    if (!test(value)) held -= 1
  }
  return held / values.length > least
}

/** Looks at up to 4,000 cells, evenly spread over the table. */
function sampleOf(cells: readonly string[]): readonly string[] {
  const known: string[] = []
  const step = Math.max(1, cells.length / 4000)
  for (let at = 0; at < cells.length; at += step) {
    const cell = cells[Math.floor(at)]!
    if (!isMissing(cell)) known.push(cell.trim())
  }
  return known
}

const digitsOf = (value: string): number => value.replace(/\D/g, '').length

const phoneName = /phone|mobile|tel|whatsapp|телефон|моб|טלפון|נייד/iu

function looksLikePhone(name: string, values: readonly string[]): boolean {
  if (!phoneName.test(name) && !mostly(values, 0.5, (value) => value.startsWith('+'))) return false
  return share(values, (value) => phoneShape.test(value) && digitsOf(value) >= 9) >= 0.8
}

/** Whole numbers that count the rows one by one. */
function countsRows(cells: readonly string[]): boolean {
  if (cells.length < 20) return false
  const first = Number(cells[0])
  return Number.isInteger(first) && cells.every((cell, row) => Number(cell) === first + row && cell.trim() !== '')
}

/** Numbers that name a row or a person and measure nothing. */
function namesRows(name: string, cells: readonly string[], values: readonly string[]): boolean {
  if (countsRows(cells)) return true
  if (values.length < 8 || !mostly(values, 0.99, (value) => /^\d+$/.test(value))) return false
  const distinct = new Set(values).size
  return distinct > 0.5 * values.length && (idName.test(name.trim()) || personNumber.test(name))
}

function textKind(name: string, distinct: number, values: readonly string[]): ColumnKind {
  const words = values.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / values.length
  if (words >= 2 && distinct >= 8 && messageName.test(name)) return 'text'
  const listed = share(values, (value) => /[;|,]/.test(value))
  const pieces = values.flatMap((value) => value.split(/[;|,]/).map((piece) => piece.trim().toLowerCase()))
  if (listed > 0.25 && words / (1 + pieces.length / values.length) < 3 && new Set(pieces).size < pieces.length / 5)
    return 'list'
  if (words >= 4 && distinct > values.length * 0.3) return 'text'
  return 'category'
}

/** Infers what a column holds from its name and cells. */
export function columnKind(name: string, cells: readonly string[]): ColumnKind {
  const values = sampleOf(cells)
  if (values.length === 0) return 'empty'
  const distinct = new Set(values).size
  if (distinct === 1 && cells.every((cell) => cell === cells[0])) return 'constant'
  if (mostly(values, 0.8, (value) => emailShape.test(value))) return 'email'
  if (mostly(values, 0.8, (value) => urlShape.test(value))) return 'url'
  if (looksLikePhone(name, values)) return 'phone'
  if (mostly(values, 0.9, (value) => parseDate(value) !== null)) return 'date'
  if (dateName.test(name) && mostly(values, 0.95, (value) => parseSerialDate(value) !== null)) return 'date'
  const person = personColumn(name, values)
  if (person !== null) return person
  const unique = distinct > 0.98 * values.length && values.length >= 8
  if (mostly(values, 0.9, (value) => parseNumber(value) !== null))
    return namesRows(name, cells, values) ? 'identifier' : 'number'
  if (titleName.test(name)) return 'title'
  const kind = textKind(name, distinct, values)
  if (kind !== 'category') return kind
  return unique && values.length >= 30 ? 'identifier' : 'category'
}
