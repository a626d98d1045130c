import type { Leak } from '../../core/score/leaks.ts'
import type { Repair } from '../../core/score/report/readiness.ts'
import type { ModelReport } from '../../core/score/report/report.ts'
import type { ValueLine, ValueTable } from '../../core/score/report/value-tables.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { answer } from './answer.ts'
import { curveChart } from './charts.ts'
import { htmlTable, section } from './html.ts'
import { columnWords, labelWords, pointsWords, tableWords } from './values.ts'
import type { AuditWords } from './words.ts'

export const range = (words: AuditWords, low: number, high: number): string =>
  words.say('value.between', { from: words.percent(low), to: words.percent(high) })

/** What to repair, as a sentence. */
export const repairWords = (words: AuditWords, { code, count = 0, columns = [] }: Repair): string =>
  words.say(`repair.${code}`, { count: words.number(count), columns: columns.join(', ') })

/** With so few won or lost deals nothing else matters. */
const grave = new Set<Repair['code']>(['few_wins', 'few_losses'])

function readinessAnswer(words: AuditWords, repairs: readonly Repair[]): string {
  if (repairs.length === 0) return answer('good', words.say('ready.nothing'))
  const poor = repairs.some(({ code }) => grave.has(code))
  return answer(poor ? 'poor' : 'fair', words.say(poor ? 'ready.poor' : 'ready.fair'))
}

/** Whether the data are ready: yes or no, what to repair, and how well every column is filled. */
export function readinessSection(words: AuditWords, { readiness }: ModelReport): string {
  const { repairs, columns } = readiness
  const poorest = columns.filter(({ filled }) => filled < 1).sort((a, b) => a.filled - b.filled)
  const rows = poorest
    .slice(0, 12)
    .map(({ column, kind, filled }) => [
      `<bdi>${columnWords(words, column)}</bdi>`,
      words.say(`kind.${kind}`),
      words.percent(filled),
    ])
  const head = ['column', 'holds', 'filled'].map((name) => words.say(`ready.${name}`))
  const list = repairs.map((repair) => `<li>${repairWords(words, repair)}</li>`).join('')
  return section(
    words.say('ready.title'),
    words.say('ready.lead'),
    `${readinessAnswer(words, repairs)}${list === '' ? '' : `<ul>${list}</ul>`}${rows.length === 0 ? `<p>${words.say('ready.full')}</p>` : htmlTable(head, rows)}`,
  )
}

function leakEvidence(words: AuditWords, { reason, figures }: Leak): string {
  const area = reason === 'too_good' || reason === 'name_and_gain'
  const shown = Object.entries(figures).map(
    ([name, value]) => [name, area ? words.number(value, 2) : words.percent(value)] as const,
  )
  return words.say(`leak.${area ? 'too_good' : reason}`, Object.fromEntries(shown))
}

export function leakSection(words: AuditWords, { trained }: ModelReport): string {
  const kept = new Set(trained.used.map(({ column }) => column))
  const lines = trained.leaks.map(
    (leak) =>
      `<li><b><bdi>${columnWords(words, leak.column)}</bdi></b>: ${leakEvidence(words, leak)}. ${words.say(kept.has(leak.column) ? 'leaks.kept' : 'leaks.left')}</li>`,
  )
  return section(
    words.say('leaks.title'),
    words.say('leaks.lead'),
    lines.length === 0 ? `<p>${words.say('leaks.none')}</p>` : `<ul>${lines.join('')}</ul>`,
  )
}

/** Numbers keep their order. */
const numberKinds = new Set<string>(['number', 'whole', 'below', 'from', 'between'])
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Days stand in their order, the week begins on Sunday in Hebrew; what is no day comes last. */
function byDay(words: AuditWords): (a: ValueLine, b: ValueLine) => number {
  const week = words.language === 'he' ? ['sun', ...days.slice(0, 6)] : days
  const placeOf = ({ label }: ValueLine): number =>
    label.kind === 'level' ? week.indexOf(label.text) : Number.POSITIVE_INFINITY
  return (a, b) => placeOf(a) - placeOf(b)
}

/** The lines of a value table: the most frequent, numbers and days in their order, other values by their points. */
function shownLines(words: AuditWords, { lines, reading }: ValueTable): readonly ValueLine[] {
  const best = lines.toSorted((a, b) => b.won.of - a.won.of).slice(0, 12)
  if (lines.some(({ label }) => numberKinds.has(label.kind))) return lines.filter((line) => best.includes(line))
  return best.sort(reading === 'weekday' ? byDay(words) : (a, b) => b.points - a.points)
}

/** What sells: by value how many were won and, where the model has skill, the points. */
export function sellsSection(words: AuditWords, { tables, trained }: ModelReport): string {
  const { skill } = trained.model
  const names = ['value', 'deals', 'won', 'interval', ...(skill ? ['points'] : [])]
  const head = names.map((name) => words.say(`sells.${name}`))
  const shown = tables.slice(0, 8).map((one) => {
    const rows = shownLines(words, one).map(({ label, won, points }) => [
      `<bdi>${labelWords(words, one.column, label)}</bdi>`,
      words.number(won.of),
      words.percent(won.share, 1),
      range(words, won.low, won.high),
      ...(skill ? [pointsWords(words, points)] : []),
    ])
    const name = tableWords(words, one)
    return `<h3><bdi>${name}</bdi></h3>${htmlTable(head, rows, { label: name })}`
  })
  const lead = words.say(skill ? 'sells.lead' : 'sells.lead_no_skill')
  return section(words.say('sells.title'), lead, `<div class="${skill ? 'points' : 'shares'}">${shown.join('')}</div>`)
}

/** Lines of business: own points or one model, what was promised in each and what came. Nothing where no column was named. */
export function linesSection(words: AuditWords, { trained: { lines } }: ModelReport): string {
  if (lines === null) return ''
  const head = ['line', 'deals', 'promised', 'came', 'differs'].map((name) => words.say(`lines.${name}`))
  const rows = lines.lines.map(({ value, deals, promised, came, differs }) => [
    `<bdi>${escapeHtml(value)}</bdi>`,
    words.number(deals),
    words.percent(promised),
    came.of === 0 ? '—' : `${words.percent(came.share)} (${range(words, came.low, came.high)})`,
    differs.map((column) => `<bdi>${columnWords(words, column)}</bdi>`).join(', '),
  ])
  const table = rows.length === 0 ? '' : htmlTable(head, rows, { stacked: true })
  return section(words.say('lines.title', { column: lines.column }), words.say(`lines.${lines.verdict}`), table)
}

/** What more deals would add; without skill the curve would be noise. */
export function curveSection(words: AuditWords, { curve, trained }: ModelReport): string {
  if (curve.points.length < 2 || !trained.model.skill) return ''
  const more =
    curve.hundredMore === null
      ? words.say(curve.told === 'little' ? 'curve.little' : 'curve.unknown')
      : words.say('curve.more', { gain: words.percent(curve.hundredMore, 1) })
  return section(words.say('curve.title'), `${more} ${words.say('curve.note')}`, curveChart(words, curve.points))
}
