import { AppError } from '../../core/app-error.ts'
import { blankLead } from '../../core/lead/blank-lead.ts'
import type { BaseModel } from '../../core/score/base-model.ts'
import { rowOf } from '../../core/score/feature-row.ts'
import { readColumnsOf, readRow } from '../../core/score/read-columns.ts'
import { makeNearestDeals } from '../../core/score/nearest-deals.ts'
import { makeScorer, type ScoreModel } from '../../core/score/model.ts'
import { makeBaseFeatures, type BaseWorld, featuresOf } from '../base-features.ts'
import type { AuditWords } from './words.ts'
import { htmlPage } from './html.ts'
import { type AuditLead, leadCard } from './lead-card.ts'
import type { FilesPort, RefusedRow, TableRow } from '../ports/files.ts'

const mostLeads = 200

const label = (words: AuditWords, key: string, index: number): string =>
  (words.find(key) ?? '').replace('{id}', String(index + 1))

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
    const { row, lead, reading } = features(tableRow)
    const name = lead.name ?? lead.company ?? label(words, 'card.lead', index)
    return { name, text: lead.message, score: scorer.score(row), reading, outcome: null }
  })
}

function textLeads({ world, base, words }: AuditLeadsInput, text: string): readonly AuditLead[] {
  const scorer = makeScorer(base)
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.slice(0, mostLeads).map((message, index) => {
    const { row, reading } = featuresOf(world, { ...blankLead(String(index + 1), ''), message })
    return {
      name: label(words, 'card.message', index),
      text: message,
      score: scorer.score(row),
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

/** Scores the leads of a table, or the texts of a `.txt` file, one a line; AppError where there is none. */
export async function loadAuditLeads(files: FilesPort, input: AuditLeadsInput): Promise<readonly AuditLead[]> {
  const leads = await scoredLeads(files, input)
  if (leads.length > 0) return leads
  throw new AppError(
    'bad_file',
    'no_leads',
    'The file holds no leads: a row for each under the headers, or a text on each line.',
    {
      option: '--leads',
    },
  )
}

async function scoredLeads(files: FilesPort, input: AuditLeadsInput): Promise<readonly AuditLead[]> {
  if (/\.txt$/i.test(input.from)) return textLeads(input, await files.readText(input.from))
  const table = await files.openTable(input.from)
  const rows: TableRow[] = []
  for await (const row of table.rows(input.refuse)) if (rows.push(row) >= mostLeads) break
  const leads = await baseLeads(input, { columns: table.columns, rows })
  if (input.model === null) return leads
  const scorer = makeScorer(input.model)
  const nearest = input.model.format === 'assay.model' ? makeNearestDeals(input.model) : () => []
  const texts = input.model.format === 'assay.model' ? readColumnsOf(input.model.columns) : []
  return leads.map((lead, index) => {
    const row = rowOf(table.columns, rows[index]!.cells)
    const read = readRow(row, texts, input.world.reader)
    return { ...lead, score: scorer.score(read), near: nearest(read, 3) }
  })
}

/** The page of an audit without deals. */
export function auditLeadsPage(words: AuditWords, leads: readonly AuditLead[], base: BaseModel): string {
  const counted = { count: words.number(leads.length), rate: words.percent(base.baseRate) }
  const sorted = [...leads].sort((a, b) => b.score.probability - a.score.probability)
  const body = [
    `<h1>${words.say('leads.title')}</h1>`,
    `<p class="lead">${words.say('leads.lead', counted)}</p>`,
    ...sorted.map((lead) => leadCard(words, lead, 'h2')),
    `<p class="note">${words.say('foot.points')}</p>`,
  ]
  return htmlPage(words, words.say('leads.title'), body.join('\n'))
}
