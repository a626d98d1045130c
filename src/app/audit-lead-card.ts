import { defaultThresholds, tierOf } from '../core/decide/tier.ts'
import type { Reading } from '../core/read/reading.ts'
import type { Score } from '../core/score/score.ts'
import { escapeHtml, percentText, pointsText } from './audit-html.ts'

/** A lead with its score, as the page shows it. */
export type AuditLead = {
  readonly name: string
  readonly text: string | null
  readonly score: Score
  readonly reading: Reading | null
  readonly outcome: string | null
}

const own = new Set(['base', 'moderation', 'calibration'])
const mostReasons = 7

/** The reasons of a score, the strongest first; small ones are summed. */
export function reasonList(score: Score, labels: ReadonlyMap<string, string>): string {
  const parts = score.contributions.filter(({ column }) => !own.has(column))
  const sorted = [...parts].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const shown = sorted.slice(0, mostReasons).filter(({ points }) => Math.round(10 * points) !== 0)
  const lines = shown.map(({ column, value, points }) => {
    const label = escapeHtml(labels.get(column) ?? column)
    const said = value === null ? 'unknown' : escapeHtml(value)
    return `<li><bdi>${label}</bdi>: <bdi>${said}</bdi> <b class="${points > 0 ? 'up' : 'down'}">${pointsText(points)}</b></li>`
  })
  const rest = score.contributions.reduce((sum, part) => sum + (shown.includes(part) ? 0 : part.points), 0)
  return `<ul>${lines.join('')}<li class="note">base rate and all else ${pointsText(rest)}</li></ul>`
}

function quotes(reading: Reading | null): string {
  if (reading === null) return ''
  if (reading.evidence === 'none') return '<p class="note">The text was not understood: read it yourself.</p>'
  if (reading.nonbuyer !== null)
    return `<p class="note">Seems not to be a buyer: ${escapeHtml(reading.nonbuyer.replaceAll('_', ' '))}.</p>`
  const said = reading.signals
    .slice(0, 6)
    .map(({ signal, quote }) => `${escapeHtml(signal.replaceAll('_', ' '))}: “<bdi>${escapeHtml(quote)}</bdi>”`)
  return said.length === 0 ? '' : `<p class="note">${said.join(' · ')}</p>`
}

/** One lead as a card: score, interval, text with quotes, reasons. */
export function leadCard(lead: AuditLead, labels: ReadonlyMap<string, string>): string {
  const { score } = lead
  const tier = tierOf(score.score, defaultThresholds)
  const scale = `<div class="scale" aria-hidden="true"><i style="inset-inline-start:${percentText(score.low, 1).replace(' ', '')};width:${percentText(score.high - score.low, 1).replace(' ', '')}"></i><b style="inset-inline-start:${percentText(score.probability, 1).replace(' ', '')}"></b></div>`
  const text = lead.text === null ? '' : `<blockquote dir="auto">${escapeHtml(lead.text.slice(0, 700))}</blockquote>`
  const strange = score.novelty >= 0.99 ? '<p class="note">A kind of lead never seen: judge it yourself.</p>' : ''
  const outcome = lead.outcome === null ? '' : ` · was <b>${escapeHtml(lead.outcome)}</b>`
  return `<article><span class="score">${score.score}</span><h3 style="margin-top:0"><bdi>${escapeHtml(lead.name)}</bdi></h3>
<p class="note"><span class="tier ${tier}">${tier}</span> ${percentText(score.low)} to ${percentText(score.high)} in nine of ten cases · better than ${Math.round(score.rank)} of 100${outcome}</p>${scale}${text}${quotes(lead.reading)}${reasonList(score, labels)}${strange}</article>`
}
