import { readMark } from '../../core/score/read-columns.ts'
import type { ValueLabel, ValueTable } from '../../core/score/report/value-tables.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { type AuditWords, leftToRight } from './words.ts'

/** A column made by the program (`message · intent`) apart: the person's own column, and the feature read from it. */
function partsOf(column: string): { readonly own: string | null; readonly feature: string } {
  const at = column.lastIndexOf(readMark)
  return at < 0
    ? { own: null, feature: column }
    : { own: column.slice(0, at), feature: column.slice(at + readMark.length) }
}

/** Whose names stand in a score: a table's own columns, which are never translated, or the features of the base scorecard. */
export type Naming = 'table' | 'features'

/** The name of a column in the words of the page, as HTML; a person's own columns keep their names. */
export function columnWords(words: AuditWords, column: string, naming: Naming = 'table'): string {
  const { own, feature } = partsOf(column)
  if (own === null && naming === 'table') return escapeHtml(column)
  const said = escapeHtml(words.find(`feature.${feature}`) ?? feature)
  return own === null ? said : `${escapeHtml(own)}${readMark}${said}`
}

/** Values that the program gives to features of many kinds. */
const phoneKinds = ['KZ mobile or city', 'KZ', 'RU mobile', 'IL mobile', 'IL', 'invalid']
const ownValues = new Set(['yes', 'no', 'strong', 'weak', 'company', 'university', 'given', ...phoneKinds])

/** A value of a feature in the words of the page, as HTML. */
export function featureWords(words: AuditWords, feature: string, value: string): string {
  const name = `${feature}.${value.replaceAll(' ', '_')}`
  const said = words.find(`feature.${name}`) ?? words.find(`value.${name}`)
  return escapeHtml(said ?? (ownValues.has(value) ? words.find(`value.${value}`) : null) ?? value)
}

/** A value of a column in the words of the page, as HTML; what a person wrote stands as it is. */
export function valueWords(words: AuditWords, column: string, value: string | null, naming: Naming = 'table'): string {
  if (value === null) return words.say('value.unknown')
  const { own, feature } = partsOf(column)
  return own === null && naming === 'table' ? escapeHtml(value) : featureWords(words, feature, value)
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

/** The grades of a feature from one number to another, where the page has a name for each; null where it has not. */
function gradeWords(words: AuditWords, column: string, from: number | null, to: number | null): string | null {
  const { own, feature } = partsOf(column)
  if (own === null || words.find(`feature.${feature}.0`) === null) return null
  const names: string[] = []
  for (let grade = from ?? 0; grade <= (to ?? 99); grade += 1) {
    const name = words.find(`feature.${feature}.${grade}`)
    if (name === null) break
    names.push(name)
  }
  return names.length === 0 ? null : escapeHtml(names.join(', '))
}

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
      return featureOf[label.derive] === undefined
        ? valueWords(words, column, label.text)
        : featureWords(words, featureOf[label.derive]!, label.text)
    case 'word':
      return words.say('value.with', { word: label.text })
    case 'item':
      return escapeHtml(label.text)
    case 'number':
      return gradeWords(words, column, label.value, label.value) ?? words.figure(label.value)
    case 'whole':
      return gradeWords(words, column, label.from, label.to) ?? leftToRight(wholeWords(words, label.from, label.to))
    case 'below':
      return words.say('value.below', { to: words.figure(label.to) })
    case 'from':
      return words.say('value.more', { from: words.figure(label.from) })
    case 'between':
      return words.say('value.between', { from: words.figure(label.from), to: words.figure(label.to) })
  }
}
