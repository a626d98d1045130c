import type { Language } from '../../core/lead/language.ts'
import { cellWords, columnTitle, type TableColumn } from '../../core/lead/table-words.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Breach } from '../ports/clock-store.ts'
import type { SheetColumn } from '../ports/files.ts'

const mostShown = 5000

export type BreachReport = {
  readonly from: string
  readonly to: string
  readonly breaches: readonly (Breach & { readonly minutesLate: number })[]
  /** More than are shown: take a shorter span. */
  readonly cut: boolean
}

/** Deadlines that passed without an answer within a span (ISO times), the latest first. */
export async function showBreaches(
  ctx: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<BreachReport> {
  requireRight(ctx.actor, 'seeTeam')
  const now = Date.parse(ctx.now())
  const found = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.clocks.breaches({ from, to, most: mostShown + 1 }),
  )
  const breaches = found.slice(0, mostShown).map((breach) => ({
    ...breach,
    minutesLate: Math.round(
      ((breach.answeredAt ? Date.parse(breach.answeredAt) : now) - Date.parse(breach.respondBy)) / 60_000,
    ),
  }))
  return { from, to, breaches, cut: found.length > mostShown }
}

type Column = readonly [
  TableColumn | 'lead_id' | 'person',
  SheetColumn['kind'],
  (breach: BreachReport['breaches'][number]) => Cell,
]
type Cell = string | number | null

const columns: readonly Column[] = [
  ['lead_id', 'text', ({ leadId }) => leadId],
  ['name', 'text', ({ leadName }) => leadName],
  ['company', 'text', ({ company }) => company],
  ['source', 'text', ({ source }) => source],
  ['tier', 'text', ({ tier }) => tier],
  ['person', 'text', ({ userName }) => userName],
  ['queue', 'text', ({ queue }) => queue],
  ['assigned_at', 'time', ({ assignedAt }) => assignedAt],
  ['respond_by', 'time', ({ respondBy }) => respondBy],
  ['answered_at', 'time', ({ answeredAt }) => answeredAt],
  ['minutes_late', 'number', ({ minutesLate }) => minutesLate],
  ['handed_over', 'text', ({ handedOver }) => (handedOver ? 'yes' : 'no')],
]
type Span = { readonly from: string; readonly to: string }

/** The report as the text of a CSV file. */
export async function breachesCsv(ctx: Context, span: Span): Promise<string> {
  requireRight(ctx.actor, 'exportLeads')
  const { breaches } = await showBreaches(ctx, span)
  const rows = breaches.map((breach) => columns.map(([, , cell]) => cell(breach)))
  return ctx.files.tableText(
    columns.map(([name]) => name),
    rows,
    { forPeople: true },
  )
}

const titles: Partial<Record<Column[0], TableColumn>> = { lead_id: 'link', person: 'assignee' }

/** The report as the bytes of an .xlsx file, in the language of who asks; the id of a lead is a link to it. */
export async function breachesWorkbook(ctx: Context, span: Span, language: Language): Promise<Uint8Array> {
  requireRight(ctx.actor, 'exportLeads')
  const { breaches } = await showBreaches(ctx, span)
  const { timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  const shown = columns.map(([name, kind, cell]) => ({ name: titles[name] ?? (name as TableColumn), kind, cell }))
  return ctx.files.workbook({
    name: 'late',
    columns: shown.map(({ name, kind }) => ({
      title: columnTitle(name, language),
      kind: name === 'link' ? 'link' : kind,
    })),
    rows: breaches.map((breach) =>
      shown.map(({ name, cell }) =>
        name === 'link' ? `${ctx.publicUrl}/leads/all/${breach.leadId}` : cellWords(name, cell(breach), language),
      ),
    ),
    rightToLeft: language === 'he',
    timeZone,
  })
}
