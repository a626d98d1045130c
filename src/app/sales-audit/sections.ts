import type { Leak } from '../../core/score/leaks.ts'
import type { Repair } from '../../core/score/report/readiness.ts'
import type { ModelReport } from '../../core/score/report/report.ts'
import type { ValueLine, ValueTable } from '../../core/score/report/value-tables.ts'
import { conversionChart, curveChart, reliabilityChart } from './charts.ts'
import { htmlTable, section } from './html.ts'
import { columnWords, labelWords, pointsWords, tableWords } from './values.ts'
import type { AuditWords } from './words.ts'

const figure = (value: string, label: string): string =>
  `<div class="figure"><b>${value}</b><span>${label}</span></div>`

const range = (words: AuditWords, low: number, high: number): string =>
  words.say('value.between', { from: words.percent(low), to: words.percent(high) })

/** The figures at the top. */
export function headFigures(words: AuditWords, { trained, lift }: ModelReport): string {
  const { rows, wins } = trained.model.training
  const { auc, auc_low: low, auc_high: high } = trained.metrics
  const fifth = lift.find(({ share }) => share === 0.2)
  const { skill } = trained.model
  return `<div class="figures">${[
    figure(words.number(rows), words.say('head.deals')),
    figure(words.percent(wins / rows, 1), `${words.say('head.won')} (${words.number(wins)})`),
    skill
      ? figure(words.number(auc, 2), words.say('head.auc', { low: words.number(low, 2), high: words.number(high, 2) }))
      : figure(words.say('head.not_yet'), words.say('head.no_skill')),
    skill && fifth
      ? figure(words.percent(fifth.caught), words.say('head.fifth'))
      : figure('—', words.say('head.no_claim')),
  ].join('')}</div>`
}

const repairLine = (words: AuditWords, { code, count = 0, columns = [] }: Repair): string =>
  `<li>${words.say(`repair.${code}`, { count: words.number(count), columns: columns.join(', ') })}</li>`

export function readinessSection(words: AuditWords, { readiness }: ModelReport): string {
  const repairs = readiness.repairs.map((repair) => repairLine(words, repair)).join('')
  const poorest = readiness.columns.filter(({ filled }) => filled < 1).sort((a, b) => a.filled - b.filled)
  const rows = poorest
    .slice(0, 12)
    .map(({ column, kind, filled }) => [
      `<bdi>${columnWords(words, column)}</bdi>`,
      words.say(`kind.${kind}`),
      words.percent(filled),
    ])
  const head = ['column', 'holds', 'filled'].map((name) => words.say(`ready.${name}`))
  return section(
    words.say('ready.title'),
    words.say('ready.lead'),
    `${repairs === '' ? `<p>${words.say('ready.nothing')}</p>` : `<ul>${repairs}</ul>`}${rows.length === 0 ? `<p>${words.say('ready.full')}</p>` : htmlTable(head, rows)}`,
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

const chart = (svg: string, note: string): string => `<figure>${svg}<figcaption>${note}</figcaption></figure>`

export function promiseSection(words: AuditWords, report: ModelReport): string {
  const { trained, reliability, conversion } = report
  const title = words.say('promise.title')
  if (!trained.model.skill) return section(title, words.say('promise.none_lead'), `<p>${words.say('promise.none')}</p>`)
  const { metrics } = trained
  const how = words.find(trained.model.training.dateColumn === null ? 'promise.held_out' : 'promise.later')!
  const lead = words.say('promise.lead', {
    how,
    saved: words.percent(1 - metrics.log_loss / metrics.log_loss_base, 1),
    loss: words.number(metrics.log_loss, 3),
    base: words.number(metrics.log_loss_base, 3),
    brier: words.number(metrics.brier, 3),
    ece: words.percent(metrics.ece, 1),
  })
  const charts = [
    `<h3>${words.say('chart.reliability')}</h3>${chart(reliabilityChart(words, reliability), words.say('chart.reliability_note'))}`,
    `<h3>${words.say('chart.conversion')}</h3>${chart(conversionChart(words, conversion), words.say('chart.conversion_note'))}`,
  ]
  return section(title, lead, charts.join(''))
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
    return `<h3><bdi>${tableWords(words, one)}</bdi></h3>${htmlTable(head, rows)}`
  })
  const lead = words.say(skill ? 'sells.lead' : 'sells.lead_no_skill')
  return section(words.say('sells.title'), lead, `<div class="${skill ? 'points' : 'shares'}">${shown.join('')}</div>`)
}

export function thresholdSection(words: AuditWords, { proposals, hot, lift, trained }: ModelReport): string {
  if (!trained.model.skill) return ''
  const row = (name: string, { threshold, precision, recall }: typeof hot): string[] => [
    name,
    String(threshold),
    words.number(precision.of),
    precision.of === 0 ? '—' : `${words.percent(precision.share)} (${range(words, precision.low, precision.high)})`,
    `${words.percent(recall.share)} (${range(words, recall.low, recall.high)})`,
  ]
  const rows = [
    row(words.say('line.default'), hot),
    ...proposals.map(({ kind, wish, aDay, figures }) =>
      row(
        aDay === undefined
          ? words.say(`line.by_${kind}`, { wish: words.percent(wish, isWhole(100 * wish) ? 0 : 1) })
          : words.say('line.by_day', { count: words.figure(aDay), wish: words.percent(Math.min(1, wish)) }),
        figures,
      ),
    ),
  ]
  const lifts = lift.map(({ share, caught, lift: times }) => [
    words.percent(share),
    words.percent(caught),
    words.number(times, 2),
  ])
  const head = ['wish', 'from', 'hot', 'precision', 'recall'].map((name) => words.say(`line.${name}`))
  const liftHead = ['called', 'reached', 'times'].map((name) => words.say(`line.${name}`))
  return section(
    words.say('line.title'),
    words.say('line.lead'),
    `${htmlTable(head, rows)}<h3>${words.say('line.best_first')}</h3>${htmlTable(liftHead, lifts)}`,
  )
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 0.05

/** Less than half a percent of the uncertainty is little. */
const worthSaying = 0.005

export function curveSection(words: AuditWords, { curve }: ModelReport): string {
  if (curve.points.length < 2) return ''
  const more =
    curve.hundredMore === null || curve.hundredMore < worthSaying
      ? words.say('curve.little')
      : words.say('curve.more', { gain: words.percent(curve.hundredMore, 1) })
  return section(words.say('curve.title'), `${more} ${words.say('curve.note')}`, curveChart(words, curve.points))
}
