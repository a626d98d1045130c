import { blankLead } from '../core/lead/blank-lead.ts'
import type { BaseModel } from '../core/score/base-model.ts'
import { readColumnsOf, readRow } from '../core/score/read-columns.ts'
import { makeScorer, type ScoreModel } from '../core/score/model.ts'
import { makeBaseFeatures, type BaseWorld, featuresOf } from './base-features.ts'
import { htmlPage } from './audit-html.ts'
import { type AuditLead, leadCard } from './audit-lead-card.ts'
import type { FilesPort, RefusedRow, TableRow } from './ports/files.ts'

const mostLeads = 200

/** A lead by the base scorecard: the reader on the text, the checks on the fields. */
async function baseLeads(
  world: BaseWorld,
  base: BaseModel,
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
    const name = lead.name ?? lead.company ?? `Lead ${index + 1}`
    return { name, text: lead.message, score: scorer.score(row), reading, outcome: null }
  })
}

function textLeads(world: BaseWorld, base: BaseModel, text: string): readonly AuditLead[] {
  const scorer = makeScorer(base)
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.slice(0, mostLeads).map((message, index) => {
    const { row, reading } = featuresOf(world, { ...blankLead(String(index + 1), ''), message })
    return { name: `Message ${index + 1}`, text: message, score: scorer.score(row), reading, outcome: null }
  })
}

export type AuditLeadsInput = {
  readonly from: string
  /** A trained model for tables of the same columns; null: the base scorecard. */
  readonly model: ScoreModel | null
  readonly base: BaseModel
  readonly world: BaseWorld
  readonly refuse: (row: RefusedRow) => void
}

/** Scores the leads of a table, or the texts of a `.txt` file, one a line. */
export async function loadAuditLeads(files: FilesPort, input: AuditLeadsInput): Promise<readonly AuditLead[]> {
  if (/\.txt$/i.test(input.from)) return textLeads(input.world, input.base, await files.readText(input.from))
  const table = await files.openTable(input.from)
  const rows: TableRow[] = []
  for await (const row of table.rows(input.refuse)) if (rows.push(row) >= mostLeads) break
  const leads = await baseLeads(input.world, input.base, { columns: table.columns, rows })
  if (input.model === null) return leads
  const scorer = makeScorer(input.model)
  const texts = input.model.format === 'assay.model' ? readColumnsOf(input.model.columns) : []
  return leads.map((lead, index) => {
    const row = Object.fromEntries(table.columns.map((column, k) => [column, rows[index]!.cells[k] ?? null]))
    return { ...lead, score: scorer.score(readRow(row, texts, input.world.reader)) }
  })
}

/** The page of an audit without deals. */
export function auditLeadsPage(leads: readonly AuditLead[], base: BaseModel): string {
  const labels = new Map(base.cards.map(({ feature, label }) => [feature, label]))
  const sorted = [...leads].sort((a, b) => b.score.probability - a.score.probability)
  const body = [
    '<h1>Your leads, read and scored</h1>',
    `<p class="lead">${leads.length} inquiries by the base scorecard: what they say, how likely they buy, and why. Without your own deals a base rate of ${Math.round(100 * base.baseRate)} % is assumed; with about a hundred closed deals the scores become your own.</p>`,
    ...sorted.map((lead) => leadCard(lead, labels)),
    '<p class="note">Points are log-odds times ten: +10 makes a win e times as likely against a loss.</p>',
  ]
  return htmlPage('Your leads, read and scored', body.join('\n'))
}
