import { makeReport, type ModelReport } from '../core/score/report/report.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import { makeNearestDeals } from '../core/score/nearest-deals.ts'
import { makeScorer } from '../core/score/model.ts'
import type { Trained, TrainInput } from '../core/score/train.ts'
import { htmlPage, section } from './audit-html.ts'
import type { AuditWords } from './audit-words.ts'
import { type AuditLead, leadCard } from './audit-lead-card.ts'
import { columnWords } from './audit-values.ts'
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
function pastDeals(words: AuditWords, input: TrainInput, report: ModelReport): readonly AuditLead[] {
  const { validation, model } = report.trained
  const scorer = makeScorer(model)
  const nearest = makeNearestDeals(model)
  const order = [...validation.rows.keys()].sort((a, b) => validation.logits[b]! - validation.logits[a]!)
  const picks = Array.from(
    { length: Math.min(shownLeads, order.length) },
    (_, i) => order[Math.floor(((i + 0.5) * order.length) / Math.min(shownLeads, order.length))]!,
  )
  return picks.map((pick) => {
    const row = validation.rows[pick]!
    const cells = rowOf(input, row)
    const others = nearest(cells, 4).filter(({ id }) => id !== input.ids[row])
    return {
      name: (words.find('card.deal') ?? '').replace('{id}', input.ids[row]!),
      text: null,
      score: scorer.score(cells),
      reading: null,
      outcome: input.outcomes[row] === 1 ? 'won' : 'lost',
      near: others.slice(0, 3),
    }
  })
}

function leftOut(words: AuditWords, report: ModelReport): string {
  const lines = report.trained.ignored.map(
    ({ column, code }) => `<li><b><bdi>${columnWords(words, column)}</bdi></b>: ${words.say(`ignored.${code}`)}</li>`,
  )
  return lines.length === 0
    ? ''
    : section(words.say('left.title'), words.say('left.lead'), `<ul>${lines.slice(0, 60).join('')}</ul>`)
}

/** The audit of a table of deals as one self-contained page. Ten leads of the caller, or ten past deals, are shown with reasons. */
export function auditDeals(
  words: AuditWords,
  { input, trained }: { readonly input: TrainInput; readonly trained: Trained },
  leads: readonly AuditLead[] | null,
): string {
  const report = makeReport(input, trained)
  const cards = leads ?? pastDeals(words, input, report)
  const body = [
    `<h1>${words.say('deals.title')}</h1>`,
    `<p class="lead">${words.say('deals.lead')}</p>`,
    headFigures(words, report),
    readinessSection(words, report),
    promiseSection(words, report),
    sellsSection(words, report),
    thresholdSection(words, report),
    leakSection(words, report),
    curveSection(words, report),
    leftOut(words, report),
    `<h2>${words.say(leads === null ? 'cards.past' : 'cards.yours')}</h2>`,
    ...cards.map((card) => leadCard(words, card)),
    `<p class="note">${words.say('foot.model', { id: report.trained.model.modelId, seed: input.seed })} ${words.say('foot.points')}</p>`,
  ]
  return htmlPage(words, words.say('deals.title'), body.join('\n'))
}
