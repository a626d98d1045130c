import { AppError } from '../../core/app-error.ts'
import type { BaseModel } from '../../core/score/base-model.ts'
import { rowOf } from '../../core/score/feature-row.ts'
import { readColumnsOf, readMark, readRow } from '../../core/score/read-columns.ts'
import { makeNearestDeals } from '../../core/score/nearest-deals.ts'
import { makeScorer, type ScoreModel } from '../../core/score/model.ts'
import { type BaseWorld, makeBaseFeatures, featuresOfText } from '../base-features.ts'
import type { AuditWords } from './words.ts'
import { htmlPage } from './html.ts'
import { type AuditLead, type CardStyle, leadCard } from './lead-card.ts'
import type { FilesPort, RefusedRow, TableRow } from '../ports/files.ts'

/** Leads that are read, and shown, at most. */
const mostRead = 10_000
const mostShown = 200

const label = (words: AuditWords, key: string, index: number): string =>
  (words.find(key) ?? '').replace('{id}', () => String(index + 1))

/** A lead by the base scorecard: the reader on the text, the checks on the fields. */
async function baseLeads(
  { world, base, words }: AuditLeadsInput,
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly TableRow[] },
): Promise<readonly AuditLead[]> {
  const scorer = makeScorer(base)
  const features = makeBaseFeatures(
    world,
    columns,
    rows.map(({ cells }) => cells),
  )
  return rows.map((tableRow, index) => {
    const { known, lead, reading } = features(tableRow)
    const name = lead.name ?? lead.company ?? label(words, 'card.lead', index)
    return { name, text: lead.message, score: scorer.score(known), reading, outcome: null }
  })
}

function textLeads({ world, base, words }: AuditLeadsInput, text: string): readonly AuditLead[] {
  const scorer = makeScorer(base)
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.slice(0, mostRead).map((message, index) => {
    const { known, reading } = featuresOfText(world, String(index + 1), message)
    return {
      name: label(words, 'card.message', index),
      text: message,
      score: scorer.score(known),
      reading,
      outcome: null,
    }
  })
}

export type AuditLeadsInput = {
  readonly from: string
  /** A trained model for tables of the same columns; null: the base scorecard. */
  readonly model: ScoreModel | null
  readonly base: BaseModel
  readonly world: BaseWorld
  readonly words: AuditWords
  readonly refuse: (row: RefusedRow) => void
}

/** The leads of a file, the best first. */
export type AuditedLeads = {
  readonly leads: readonly AuditLead[]
  /** Whether the model of the deals scored them; texts alone have none of its columns, so the base scorecard does. */
  readonly byModel: boolean
  /** Columns of the model that the file lacks. */
  readonly lacking: readonly string[]
}

/** Scores the leads of a table, or the texts of a `.txt` file, one a line; AppError where there is none. */
export async function loadAuditLeads(files: FilesPort, input: AuditLeadsInput): Promise<AuditedLeads> {
  const { leads, ...rest } = await scoredLeads(files, input)
  if (leads.length > 0) return { ...rest, leads: [...leads].sort((a, b) => b.score.probability - a.score.probability) }
  throw new AppError(
    'bad_file',
    'no_leads',
    'The file holds no leads: a row for each under the headers, or a text on each line.',
    {
      option: '--leads',
    },
  )
}

async function scoredLeads(files: FilesPort, input: AuditLeadsInput): Promise<AuditedLeads> {
  const byBase = { byModel: false, lacking: [] }
  if (/\.txt$/i.test(input.from)) return { leads: textLeads(input, await files.readText(input.from)), ...byBase }
  const table = await files.openTable(input.from)
  const rows: TableRow[] = []
  for await (const row of table.rows(input.refuse)) if (rows.push(row) >= mostRead) break
  const leads = await baseLeads(input, { columns: table.columns, rows })
  if (input.model === null) return { leads, ...byBase }
  const scorer = makeScorer(input.model)
  const nearest = input.model.format === 'assay.model' ? makeNearestDeals(input.model) : () => []
  const texts = input.model.format === 'assay.model' ? readColumnsOf(input.model.columns) : []
  const scored = leads.map((lead, index): AuditLead => {
    const row = rowOf(table.columns, rows[index]!.cells)
    const read = readRow(row, texts, input.world.reader)
    return { ...lead, score: scorer.score(read), near: nearest(read, 3) }
  })
  return { leads: scored, byModel: true, lacking: lackingColumns(input.model, table.columns) }
}

/** Own columns that the model asks and the table has not. */
function lackingColumns(model: ScoreModel, columns: readonly string[]): readonly string[] {
  if (model.format !== 'assay.model') return []
  const there = new Set(columns)
  const asked = new Set(model.inputs.map(({ encoding }) => encoding.column.split(readMark)[0]!))
  return [...asked].filter((column) => !there.has(column))
}

/** The page of an audit without deals. */
export function auditLeadsPage(words: AuditWords, { leads }: AuditedLeads, base: BaseModel): string {
  const counted = { count: words.number(leads.length), rate: words.percent(base.baseRate) }
  const style: CardStyle = { heading: 'h2', naming: 'features', skill: true }
  const body = [
    `<h1>${words.say('leads.title')}</h1>`,
    `<p class="lead">${words.say('leads.lead', counted)}</p>`,
    leads.length > mostShown ? `<p class="note">${words.say('cards.some', shownOf(words, mostShown, leads))}</p>` : '',
    ...leads.slice(0, mostShown).map((lead) => leadCard(words, lead, style)),
    `<p class="note">${words.say('foot.points')}</p>`,
  ]
  return htmlPage(words, words.say('leads.title'), body.join('\n'))
}

/** How many of the leads are shown, for `cards.some`. */
export const shownOf = (words: AuditWords, shown: number, leads: readonly AuditLead[]) => ({
  shown: words.number(shown),
  count: words.number(leads.length),
})
