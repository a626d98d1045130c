import { isMissing, parseNumber } from './cells.ts'
import { parseDate, parseSerialDate } from './dates.ts'

/** What a column holds, as found from its values. `identifier`, `constant` and `empty` columns are left out, and said so. */
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

function looksLikePhone(name: string, values: readonly string[]): boolean {
  if (share(values, (value) => phoneShape.test(value) && digitsOf(value) >= 9) < 0.8) return false
  return (
    /phone|mobile|tel|whatsapp|телефон|моб|טלפון|נייד/iu.test(name) || share(values, (v) => v.startsWith('+')) > 0.5
  )
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
  if (values.length < 8 || share(values, (value) => /^\d+$/.test(value)) <= 0.99) return false
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
  if (share(values, (value) => emailShape.test(value)) > 0.8) return 'email'
  if (share(values, (value) => urlShape.test(value)) > 0.8) return 'url'
  if (looksLikePhone(name, values)) return 'phone'
  if (share(values, (value) => parseDate(value) !== null) > 0.9) return 'date'
  if (dateName.test(name) && share(values, (value) => parseSerialDate(value) !== null) > 0.95) return 'date'
  const unique = distinct > 0.98 * values.length && values.length >= 8
  if (share(values, (value) => parseNumber(value) !== null) > 0.9)
    return namesRows(name, cells, values) ? 'identifier' : 'number'
  if (titleName.test(name)) return 'title'
  const kind = textKind(name, distinct, values)
  if (kind !== 'category') return kind
  return unique && values.length >= 30 ? 'identifier' : 'category'
}
