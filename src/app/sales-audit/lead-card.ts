import { defaultThresholds, tierOf } from '../../core/decide/tier.ts'
import type { Reading } from '../../core/read/reading.ts'
import type { NearDeal } from '../../core/score/nearest-deals.ts'
import type { Score } from '../../core/score/score.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { columnWords, type Naming, pointsWords, valueWords } from './values.ts'
import { type AuditWords, leftToRight } from './words.ts'

/** A lead with its score, as the page shows it. */
export type AuditLead = {
  readonly name: string
  readonly text: string | null
  readonly score: Score
  readonly reading: Reading | null
  readonly outcome: 'won' | 'lost' | null
  /** The past deals most like it. */
  readonly near?: readonly NearDeal[]
}

/** How cards are shown. */
export type CardStyle = {
  readonly heading: 'h2' | 'h3'
  readonly naming: Naming
  /** Whether the score rests on deals: without skill it has no rank, and its points are general experience. */
  readonly skill: boolean
  /** What a person reads as the value of a column, null where nothing is to be shown; usual: as it is. */
  readonly show?: (column: string, value: string | null) => string | null
}

const own = new Set(['base', 'moderation', 'calibration'])
const mostReasons = 5

/** The reasons of a score, the strongest first; small ones are summed. */
function reasonList(words: AuditWords, score: Score, { naming, show }: CardStyle): string {
  const parts = score.contributions.filter(({ column, value }) => value !== null || !own.has(column))
  const sorted = [...parts].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const shown = sorted.slice(0, mostReasons).filter(({ points }) => Math.round(10 * points) !== 0)
  const lines = shown.map(({ column, value, points }) => {
    const name = `<bdi>${columnWords(words, column, naming)}</bdi>`
    const said = show ? show(column, value) : valueWords(words, column, value, naming)
    return `<li>${said === null ? name : `${name}: <bdi>${said}</bdi>`} ${pointsWords(words, points)}</li>`
  })
  const rest = score.contributions.reduce((sum, part) => sum + (shown.includes(part) ? 0 : part.points), 0)
  return `<ul>${lines.join('')}<li class="note">${words.say('card.rest', { points: leftToRight(words.points(rest)) })}</li></ul>`
}

function quotes(words: AuditWords, reading: Reading | null): string {
  if (reading === null) return ''
  if (reading.evidence === 'none') return `<p class="note">${words.say('card.not_understood')}</p>`
  if (reading.nonbuyer !== null)
    return `<p class="note">${words.say('card.nonbuyer', { kind: words.find(`nonbuyer.${reading.nonbuyer}`) ?? reading.nonbuyer })}</p>`
  const said = reading.signals
    .slice(0, 6)
    .map(
      ({ signal, quote }) =>
        `${escapeHtml(words.find(`signal.${signal}`) ?? signal)}: <bdi>${words.say('card.quoted', { quote })}</bdi>`,
    )
  return said.length === 0 ? '' : `<p class="note">${said.join(' · ')}</p>`
}

function nearDeals(words: AuditWords, near: readonly NearDeal[]): string {
  if (near.length === 0) return ''
  const deals = near.map(({ id, won }) => `${id} (${words.find(won ? 'card.won' : 'card.lost')})`).join(', ')
  return `<p class="note">${words.say('card.near', { deals })}</p>`
}

/** One lead as a card: score, interval, text with quotes, reasons. Its name is a heading under that of the cards. */
export function leadCard(words: AuditWords, lead: AuditLead, style: CardStyle): string {
  const { score } = lead
  const { heading, naming, skill } = style
  const tier = tierOf(score.score, defaultThresholds)
  const scale = `<div class="scale" aria-hidden="true"><i style="inset-inline-start:${(100 * score.low).toFixed(1)}%;width:${(100 * (score.high - score.low)).toFixed(1)}%"></i><b style="inset-inline-start:${(100 * score.probability).toFixed(1)}%"></b></div>`
  const text = lead.text === null ? '' : `<blockquote dir="auto">${escapeHtml(lead.text.slice(0, 700))}</blockquote>`
  const strange = score.novelty >= 0.99 ? `<p class="note">${words.say('card.strange')}</p>` : ''
  const facts = [
    // Where the line is drawn for own deals is proposed on the page; the usual one holds for the base scorecard.
    naming === 'features' ? `<span class="tier ${tier}">${words.say(`tier.${tier}`)}</span>` : null,
    words.say('card.range', { low: words.percent(score.low), high: words.percent(score.high) }),
    skill ? words.say('card.rank', { rank: Math.min(99, Math.round(score.rank)) }) : null,
    lead.outcome === null ? null : `<b>${words.say(`card.${lead.outcome}`)}</b>`,
  ].filter((fact) => fact !== null)
  return `<article><span class="score">${score.score}</span><${heading} class="name"><bdi>${escapeHtml(lead.name)}</bdi></${heading}>
<p class="note">${facts.join(' · ')}</p>${scale}${text}${quotes(words, lead.reading)}${reasonList(words, score, style)}${nearDeals(words, lead.near ?? [])}${strange}</article>`
}
