import { makeReport, type ModelReport } from '../../core/score/report/report.ts'
import { unseenDeals } from '../../core/score/report/unseen-deals.ts'
import type { AskedWishes } from '../../core/score/report/thresholds.ts'
import type { Trained, TrainInput } from '../../core/score/train.ts'
import { headFigures, headSummary } from './head.ts'
import { htmlPage, section } from './html.ts'
import { type AuditedLeads, shownOf } from './leads.ts'
import { type CardStyle, leadCard } from './lead-card.ts'
import { thresholdSection } from './line-section.ts'
import { promiseSection } from './promise-section.ts'
import { curveSection, leakSection, linesSection, readinessSection, sellsSection } from './sections.ts'
import { leadValues, pastValues } from './shown-values.ts'
import { columnWords } from './values.ts'
import type { AuditWords } from './words.ts'

const shownLeads = 10

const note = (text: string): string => `<p class="note">${text}</p>`

/** Past deals with what became of them, scored by a model that had not seen them. */
function pastDeals(words: AuditWords, input: TrainInput, trained: Trained): readonly string[] {
  const { learned, deals } = unseenDeals(input, trained, shownLeads)
  if (deals.length === 0) return []
  const { model } = trained
  const style: CardStyle = {
    heading: 'h3',
    naming: 'table',
    skill: model.skill,
    show: pastValues(words, input, model),
  }
  const cards = deals.map(({ id, won, score, near }) =>
    leadCard(
      words,
      {
        name: (words.find('card.deal') ?? '').replace('{id}', () => id),
        text: null,
        score,
        reading: null,
        outcome: won ? 'won' : 'lost',
        near,
      },
      style,
    ),
  )
  const lead = words.say('cards.past_lead', { count: words.number(learned) })
  return [`<h2>${words.say('cards.past')}</h2>`, note(lead), ...generalNote(words, trained), ...cards]
}

/** Without skill the points of a lead are not learned from the deals. */
const generalNote = (words: AuditWords, { model }: Trained): readonly string[] =>
  model.skill ? [] : [note(words.say('cards.general'))]

/** The caller's own leads, the best first. */
function ownLeads(words: AuditWords, { input, trained }: AuditedDeals, audited: AuditedLeads): readonly string[] {
  const { leads, byModel, lacking } = audited
  const style: CardStyle = byModel
    ? { heading: 'h3', naming: 'table', skill: trained.model.skill, show: leadValues(words, input, trained.model) }
    : { heading: 'h3', naming: 'features', skill: true }
  const columns = lacking.slice(0, 12).join(', ')
  return [
    `<h2>${words.say('cards.yours')}</h2>`,
    ...(leads.length > shownLeads ? [note(words.say('cards.some', shownOf(words, shownLeads, leads)))] : []),
    ...(byModel ? generalNote(words, trained) : [note(words.say('cards.by_base'))]),
    ...(lacking.length > 0 ? [note(words.say('cards.lacking', { columns }))] : []),
    ...leads.slice(0, shownLeads).map((lead) => leadCard(words, lead, style)),
  ]
}

function leftOut(words: AuditWords, { trained }: ModelReport): string {
  const lines = trained.ignored
    .filter(({ code }) => code !== 'leak')
    .map(
      ({ column, code }) => `<li><b><bdi>${columnWords(words, column)}</bdi></b>: ${words.say(`ignored.${code}`)}</li>`,
    )
  return lines.length === 0
    ? ''
    : section(words.say('left.title'), words.say('left.lead'), `<ul>${lines.slice(0, 60).join('')}</ul>`)
}

export type AuditedDeals = { readonly input: TrainInput; readonly trained: Trained; readonly asked?: AskedWishes }

/** The audit of a table of deals as one self-contained page. Ten leads of the caller, or ten past deals, are shown with reasons. */
export function auditDeals(words: AuditWords, deals: AuditedDeals, leads: AuditedLeads | null): string {
  const { input, trained, asked } = deals
  const report = makeReport(input, trained, asked)
  const body = [
    `<h1>${words.say('deals.title')}</h1>`,
    `<p class="lead">${words.say('deals.lead')}</p>`,
    headFigures(words, report),
    headSummary(words, report),
    promiseSection(words, report),
    sellsSection(words, report),
    thresholdSection(words, report),
    linesSection(words, report),
    readinessSection(words, report),
    leakSection(words, report),
    curveSection(words, report),
    leftOut(words, report),
    ...(leads === null ? pastDeals(words, input, trained) : ownLeads(words, deals, leads)),
    note(`${words.say('foot.model', { id: trained.model.modelId, seed: input.seed })} ${words.say('foot.points')}`),
  ]
  return htmlPage(words, words.say('deals.title'), body.join('\n'))
}
