import { makeReport, type ModelReport } from '../core/score/report/report.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import { makeScorer } from '../core/score/model.ts'
import type { Trained, TrainInput } from '../core/score/train.ts'
import { escapeHtml, htmlPage, section } from './audit-html.ts'
import { type AuditLead, leadCard } from './audit-lead-card.ts'
import {
  curveSection,
  headFigures,
  leakSection,
  promiseSection,
  readinessSection,
  sellsSection,
  thresholdSection,
} from './audit-sections.ts'

const shownLeads = 10

const rowOf = (input: TrainInput, at: number): FeatureRow =>
  Object.fromEntries(input.table.columns.map((column, k) => [column, input.table.cells[k]![at]!]))

/** Ten past deals from the best to the worst score, with what became of them. */
function pastDeals(input: TrainInput, report: ModelReport): readonly AuditLead[] {
  const { validation, model } = report.trained
  const scorer = makeScorer(model)
  const order = [...validation.rows.keys()].sort((a, b) => validation.logits[b]! - validation.logits[a]!)
  const picks = Array.from(
    { length: Math.min(shownLeads, order.length) },
    (_, i) => order[Math.floor(((i + 0.5) * order.length) / Math.min(shownLeads, order.length))]!,
  )
  return picks.map((pick) => {
    const row = validation.rows[pick]!
    return {
      name: `Deal ${input.ids[row]!}`,
      text: null,
      score: scorer.score(rowOf(input, row)),
      reading: null,
      outcome: input.outcomes[row] === 1 ? 'won' : 'lost',
    }
  })
}

function leftOut(report: ModelReport): string {
  const lines = report.trained.ignored.map(
    ({ column, reason }) => `<li><b>${escapeHtml(column)}</b>: ${escapeHtml(reason)}</li>`,
  )
  return lines.length === 0
    ? ''
    : section('Columns left out', 'They tell nothing, or too much.', `<ul>${lines.slice(0, 60).join('')}</ul>`)
}

/** The audit of a table of deals as one self-contained page. Ten leads of the caller, or ten past deals, are shown with reasons. */
export function auditDeals(input: TrainInput, trained: Trained, leads: readonly AuditLead[] | null): string {
  const report = makeReport(input, trained)
  const cards = leads ?? pastDeals(input, report)
  const body = [
    '<h1>What your deals say</h1>',
    '<p class="lead">An audit of your closed deals by Assay: what they can promise, what sells, and where to draw the line.</p>',
    headFigures(report),
    readinessSection(report),
    promiseSection(report),
    sellsSection(report),
    thresholdSection(report),
    leakSection(report),
    curveSection(report),
    leftOut(report),
    `<h2>${leads === null ? 'Ten past deals, from the best score to the worst' : 'Your leads, scored'}</h2>`,
    ...cards.map((card) => leadCard(card, new Map())),
    `<p class="note">Model ${escapeHtml(report.trained.model.modelId)}, seed ${input.seed}. Points are log-odds times ten: +10 makes a win e times as likely against a loss.</p>`,
  ]
  return htmlPage('What your deals say', body.join('\n'))
}
