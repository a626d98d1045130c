import type { ModelReport } from '../core/score/report/report.ts'
import { conversionChart, curveChart, reliabilityChart } from './audit-charts.ts'
import { escapeHtml, htmlTable, percentText, pointsText, section } from './audit-html.ts'

const figure = (value: string, label: string): string =>
  `<div class="figure"><b>${value}</b><span>${label}</span></div>`

const range = (low: number, high: number): string => `${percentText(low)} to ${percentText(high)}`

/** The figures at the top. */
export function headFigures({ trained, lift }: ModelReport): string {
  const { rows, wins } = trained.model.training
  const fifth = lift.find(({ share }) => share === 0.2)
  return `<div class="figures">${[
    figure(String(rows), 'closed deals'),
    figure(percentText(wins / rows, 1), `won (${wins})`),
    trained.model.skill
      ? figure(
          trained.metrics.auc.toFixed(2),
          `AUC (${trained.metrics.auc_low.toFixed(2)} to ${trained.metrics.auc_high.toFixed(2)}); 0.50 is a coin`,
        )
      : figure('not yet', 'the data cannot tell won from lost better than the base rate'),
    trained.model.skill && fifth
      ? figure(percentText(fifth.caught), 'of all wins stand in the best fifth of the leads')
      : figure('—', 'no claim is made'),
  ].join('')}</div>`
}

export function readinessSection({ readiness }: ModelReport): string {
  const repairs = readiness.repairs.map((line) => `<li>${escapeHtml(line)}</li>`).join('')
  const poorest = readiness.columns.filter(({ filled }) => filled < 1).sort((a, b) => a.filled - b.filled)
  const rows = poorest.slice(0, 12).map(({ column, kind, filled }) => [escapeHtml(column), kind, percentText(filled)])
  return section(
    'Are the data ready?',
    'What to repair first, and how well the columns are filled (the emptiest first).',
    `${repairs === '' ? '<p>Nothing stands out to repair.</p>' : `<ul>${repairs}</ul>`}${rows.length === 0 ? '<p>All cells of all columns are filled.</p>' : htmlTable(['column', 'holds', 'filled'], rows)}`,
  )
}

export function leakSection({ trained }: ModelReport): string {
  const { leaks } = trained
  if (leaks.length === 0)
    return section(
      'Columns that know the outcome',
      'A column filled after the sale makes every test look brilliant and every forecast fail.',
      '<p>None found.</p>',
    )
  const kept = new Set(trained.used.map(({ column }) => column))
  const lines = leaks.map(
    ({ column, evidence }) =>
      `<li><b>${escapeHtml(column)}</b>: ${escapeHtml(evidence)}. ${kept.has(column) ? 'Kept, as asked.' : 'Left out.'}</li>`,
  )
  return section(
    'Columns that know the outcome',
    'A column filled after the sale makes every test look brilliant and every forecast fail.',
    `<ul>${lines.join('')}</ul>`,
  )
}

export function promiseSection(report: ModelReport): string {
  const { trained, reliability, conversion } = report
  if (!trained.model.skill)
    return section(
      'Is the promise kept?',
      'Tested on deals that the model had not seen.',
      '<p>With these deals nobody can tell the model from the base rate. So the model answers with the base rate, and says how wide the doubt is. More deals, or columns that say more, will change that.</p>',
    )
  const { metrics } = trained
  const saved = 1 - metrics.log_loss / metrics.log_loss_base
  return section(
    'Is the promise kept?',
    `A score of 30 is a promise: of a hundred such leads thirty buy. Tested ${trained.model.training.dateColumn === null ? 'on deals held out' : 'on later deals, learned from earlier ones'}: the doubt about the outcome falls by ${percentText(saved, 1)} (log loss ${metrics.log_loss.toFixed(3)} against ${metrics.log_loss_base.toFixed(3)}), Brier score ${metrics.brier.toFixed(3)}, calibration error ${percentText(metrics.ece, 1)}.`,
    `${reliabilityChart(reliability)}<h3>Won deals by score (below: number of deals)</h3>${conversionChart(conversion)}`,
  )
}

export function sellsSection({ tables }: ModelReport): string {
  const shown = tables.slice(0, 8).map(({ column, lines }) => {
    const best = [...lines].sort((a, b) => b.won.of - a.won.of).slice(0, 12)
    const rows = best
      .sort((a, b) => b.points - a.points)
      .map(({ value, won, points }) => [
        `<bdi>${escapeHtml(value)}</bdi>`,
        String(won.of),
        percentText(won.share, 1),
        range(won.low, won.high),
        `<b class="${points > 0 ? 'up' : 'down'}">${pointsText(points)}</b>`,
      ])
    return `<h3><bdi>${escapeHtml(column)}</bdi></h3>${htmlTable(['value', 'deals', 'won', '95 % interval', 'points'], rows)}`
  })
  return section(
    'What sells',
    'The columns that move the score most. Points are what a value adds by itself, everything else being the same; the share of won deals mixes it with the company it keeps. Values of fewer than five deals are not shown.',
    shown.join(''),
  )
}

export function thresholdSection({ proposals, hot, lift, trained }: ModelReport): string {
  if (!trained.model.skill) return ''
  const names = {
    precision: (wish: number) => `at least ${percentText(wish)} of hot leads win`,
    calls: (wish: number) => `no more than ${percentText(wish)} of the leads are hot`,
    value: (wish: number) => `every call is worth it (a call costs ${percentText(wish, 1)} of a won deal)`,
  }
  const row = (name: string, { threshold, precision, recall }: typeof hot): string[] => [
    name,
    String(threshold),
    String(precision.of),
    precision.of === 0 ? '—' : `${percentText(precision.share)} (${range(precision.low, precision.high)})`,
    `${percentText(recall.share)} (${range(recall.low, recall.high)})`,
  ]
  const rows = [row('the default', hot), ...proposals.map(({ kind, wish, figures }) => row(names[kind](wish), figures))]
  const lifts = lift.map(({ share, caught, lift: times }) => [
    percentText(share),
    percentText(caught),
    times.toFixed(2),
  ])
  return section(
    'Where to draw the line',
    'From which score on a lead is hot depends on what you want. Each line shows what would have come of it.',
    `${htmlTable(['wish', 'hot from', 'hot leads', 'of them won', 'of the won were hot'], rows)}<h3>Calling the best first</h3>${htmlTable(['leads called', 'wins reached', 'times better than chance'], lifts)}`,
  )
}

export function curveSection({ curve }: ModelReport): string {
  if (curve.points.length < 2) return ''
  const more =
    curve.hundredMore === null
      ? 'More deals of the same kind would add little; better columns would add more.'
      : `100 more deals would lower the loss by about ${percentText(curve.hundredMore, 2)} of the base rate's.`
  return section(
    'What more deals would add',
    `${more} The line shows the scorecard's loss against the base rate's (100 %).`,
    curveChart(curve.points),
  )
}
