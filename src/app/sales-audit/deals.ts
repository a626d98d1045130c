import { makeReport, type ModelReport } from '../../core/score/report/report.ts'
import { unseenDeals } from '../../core/score/report/unseen-deals.ts'
import type { AskedWishes } from '../../core/score/report/thresholds.ts'
import type { Trained, TrainInput } from '../../core/score/train.ts'
import { htmlPage, section } from './html.ts'
import type { AuditWords } from './words.ts'
import { type AuditLead, leadCard } from './lead-card.ts'
import { columnWords } from './values.ts'
import {
  curveSection,
  headFigures,
  leakSection,
  promiseSection,
  readinessSection,
  sellsSection,
  thresholdSection,
} from './sections.ts'

const shownLeads = 10

/** Past deals with what became of them, scored by a model that had not seen them. */
function pastDeals(words: AuditWords, input: TrainInput, trained: Trained): readonly string[] {
  const { learned, deals } = unseenDeals(input, trained, shownLeads)
  if (deals.length === 0) return []
  const cards = deals.map(({ id, won, score, near }) =>
    leadCard(words, {
      name: (words.find('card.deal') ?? '').replace('{id}', id),
      text: null,
      score,
      reading: null,
      outcome: won ? 'won' : 'lost',
      near,
    }),
  )
  const lead = `<p class="note">${words.say('cards.past_lead', { count: words.number(learned) })}</p>`
  return [`<h2>${words.say('cards.past')}</h2>`, lead, ...cards]
}

function leftOut(words: AuditWords, report: ModelReport): string {
  const lines = report.trained.ignored.map(
    ({ column, code }) => `<li><b><bdi>${columnWords(words, column)}</bdi></b>: ${words.say(`ignored.${code}`)}</li>`,
  )
  return lines.length === 0
    ? ''
    : section(words.say('left.title'), words.say('left.lead'), `<ul>${lines.slice(0, 60).join('')}</ul>`)
}

export type AuditedDeals = { readonly input: TrainInput; readonly trained: Trained; readonly asked?: AskedWishes }

/** The audit of a table of deals as one self-contained page. Ten leads of the caller, or ten past deals, are shown with reasons. */
export function auditDeals(
  words: AuditWords,
  { input, trained, asked }: AuditedDeals,
  leads: readonly AuditLead[] | null,
): string {
  const report = makeReport(input, trained, asked)
  const cards =
    leads === null
      ? pastDeals(words, input, trained)
      : [`<h2>${words.say('cards.yours')}</h2>`, ...leads.map((card) => leadCard(words, card))]
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
    ...cards,
    `<p class="note">${words.say('foot.model', { id: report.trained.model.modelId, seed: input.seed })} ${words.say('foot.points')}</p>`,
  ]
  return htmlPage(words, words.say('deals.title'), body.join('\n'))
}
