import { readMark } from '../../core/score/read-columns.ts'
import type { ValueLabel, ValueTable } from '../../core/score/report/value-tables.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import type { AuditWords } from './words.ts'

/** A column made by the program (`message · intent`) apart: the person's own column, and the feature read from it. */
function partsOf(column: string): { readonly own: string | null; readonly feature: string } {
  const at = column.lastIndexOf(readMark)
  return at < 0
    ? { own: null, feature: column }
    : { own: column.slice(0, at), feature: column.slice(at + readMark.length) }
}

/** The name of a column in the words of the page, as HTML; a person's own columns keep their names. */
export function columnWords(words: AuditWords, column: string): string {
  const { own, feature } = partsOf(column)
  const said = escapeHtml(words.find(`feature.${feature}`) ?? feature)
  return own === null ? said : `${escapeHtml(own)}${readMark}${said}`
}

/** A value of a column in the words of the page, as HTML. */
export function valueWords(words: AuditWords, column: string, value: string | null): string {
  if (value === null) return words.say('value.unknown')
  const name = `${partsOf(column).feature}.${value.replaceAll(' ', '_')}`
  return escapeHtml(words.find(`feature.${name}`) ?? words.find(`value.${value}`) ?? value)
}

/** What classes found in cells are called where the page knows them as values of a feature. */
const featureOf: Readonly<Record<string, string>> = {
  weekday: 'weekday',
  'weekday, month first': 'weekday',
  'title class': 'title',
  'source class': 'source',
  'mail domain': 'mail',
  'phone type': 'phone',
}

/** Points in the colour of their sign; what rounds to nothing has none. */
export function pointsWords(words: AuditWords, points: number): string {
  const shown = Math.round(10 * points)
  const sign = shown === 0 ? '' : ` class="${shown > 0 ? 'up' : 'down'}"`
  return `<b${sign}><bdi dir="ltr">${words.points(points)}</bdi></b>`
}

/** The heading of a value table, as HTML. */
export const tableWords = (words: AuditWords, { column, reading }: Pick<ValueTable, 'column' | 'reading'>): string =>
  reading === null ? columnWords(words, column) : `${columnWords(words, column)} · ${words.say(`reading.${reading}`)}`

/** In a text from right to left a sign would stand behind its number, and a range would end where it begins. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`

function wholeWords(words: AuditWords, from: number | null, to: number | null): string {
  if (from === null) return `≤ ${words.figure(to!)}`
  return to === null ? `≥ ${words.figure(from)}` : `${words.figure(from)}–${words.figure(to)}`
}

/** A line of a value table in the words of the page, as HTML. */
export function labelWords(words: AuditWords, column: string, label: ValueLabel): string {
  switch (label.kind) {
    case 'other':
    case 'unknown':
    case 'any':
      return words.say(`value.${label.kind}`)
    case 'level':
      return valueWords(words, featureOf[label.derive] ?? column, label.text)
    case 'word':
      return words.say('value.with', { word: label.text })
    case 'item':
      return escapeHtml(label.text)
    case 'number':
      return valueWords(words, column, String(label.value))
    case 'whole':
      return leftToRight(wholeWords(words, label.from, label.to))
    case 'below':
      return words.say('value.below', { to: words.figure(label.to) })
    case 'from':
      return words.say('value.more', { from: words.figure(label.from) })
    case 'between':
      return words.say('value.between', { from: words.figure(label.from), to: words.figure(label.to) })
  }
}
