import type { Language } from '../core/lead/language.ts'
import { cellWords, columnTitle, type TableColumn } from '../core/lead/table-words.ts'
import { noteExport } from './audit/note-export.ts'
import type { Context } from './context.ts'
import { type ListedLead, type ListInput, listLeads } from './list-leads.ts'
import { requireRight } from './permission.ts'
import type { Sheet, SheetColumn } from './ports/files.ts'

/** More than people read: beyond it, `assay export` writes everything. */
const mostRows = 10_000
const pageRows = 100

type Column = readonly [TableColumn, SheetColumn['kind'], (row: ListedLead, ctx: Context) => string | number | null]

const columns: readonly Column[] = [
  ['received_at', 'time', ({ record }) => record.lead.receivedAt],
  ['name', 'text', ({ record }) => record.lead.name],
  ['company', 'text', ({ record }) => record.lead.company],
  ['phone', 'text', ({ record }) => record.lead.phone],
  ['email', 'text', ({ record }) => record.lead.email],
  ['source', 'text', ({ record }) => record.lead.source],
  ['product', 'text', ({ record }) => record.lead.product],
  ['amount', 'number', ({ record }) => record.lead.amount],
  ['city', 'text', ({ record }) => record.lead.city],
  ['score', 'number', ({ record }) => record.score],
  ['tier', 'text', ({ record }) => record.tier],
  ['verdict', 'text', ({ record }) => record.verdict],
  ['status', 'text', ({ record }) => record.status],
  ['assignee', 'text', ({ assigneeName }) => assigneeName],
  ['queue', 'text', ({ record }) => record.queue],
  ['respond_by', 'time', ({ record }) => record.respondBy],
  ['first_contact_at', 'time', ({ record }) => record.firstContactAt],
  ['outcome', 'text', ({ record }) => record.outcome],
  ['outcome_amount', 'number', ({ record }) => record.outcomeAmount],
  ['outcome_reason', 'text', ({ record }) => record.outcomeReason],
  ['closed_at', 'time', ({ record }) => record.closedAt],
  ['message', 'long', ({ record }) => record.lead.message],
  ['link', 'link', ({ record }, ctx) => `${ctx.publicUrl}/leads/all/${record.lead.id}`],
]

export type ListExport = { readonly sheet: Sheet; readonly rows: number; readonly cut: boolean }

/** The rows of a list as somebody sees it, filters and order included, as a sheet in their language. Noted in the audit log. */
export async function exportList(
  ctx: Context,
  input: Omit<ListInput, 'after' | 'limit'> & { readonly language: Language },
): Promise<ListExport> {
  requireRight(ctx.actor, 'exportLeads')
  const { language, ...asked } = input
  const found: ListedLead[] = []
  let after: string | null = null
  do {
    const page = await listLeads(ctx, { ...asked, after, limit: pageRows })
    found.push(...page.rows)
    after = page.next
  } while (after !== null && found.length < mostRows)
  const shown = found.slice(0, mostRows)
  const { timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await noteExport(ctx, tx, { rows: shown.length, view: asked.view })
    return tx.workspace.load()
  })
  const sheet: Sheet = {
    name: asked.view,
    columns: columns.map(([name, kind]) => ({ title: columnTitle(name, language), kind })),
    rows: shown.map((row) => columns.map(([name, , cell]) => cellWords(name, cell(row, ctx), language))),
    rightToLeft: language === 'he',
    timeZone,
  }
  return { sheet, rows: shown.length, cut: after !== null || found.length > mostRows }
}
