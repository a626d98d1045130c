import { exportColumns, exportRow } from '../core/lead/export-row.ts'
import { noteExport } from './audit/note-export.ts'
import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import type { LeadListRow } from './ports/lead-list.ts'
import type { Progress } from './ports/progress.ts'

const pageLeads = 500

/** Writes every lead with its score and decision to a CSV file, in order of arrival. The table can be imported again. */
export async function exportLeads(
  ctx: Context,
  { path, progress }: { readonly path: string; readonly progress: Progress },
): Promise<{ readonly rows: number }> {
  requireRight(ctx.actor, 'exportLeads')
  const writer = await ctx.files.createTable(path, exportColumns, { forPeople: true })
  let rows = 0
  progress.start('exporting leads', null)
  try {
    for await (const cells of exportedRows(ctx)) {
      await writer.write(cells)
      rows += 1
      progress.advance(1)
    }
    await writer.close()
  } catch (error) {
    await writer.abort()
    throw error
  }
  progress.done()
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => noteExport(ctx, tx, { rows }))
  return { rows }
}

/** The rows of the export, page by page, so that a million leads take no more memory than a few hundred. */
export async function* exportedRows(ctx: Context): AsyncGenerator<readonly (string | number | null)[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly { row: LeadListRow; cells: readonly (string | number | null)[] }[] =
      await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
        const rows = await tx.leadList.export(after, pageLeads)
        const cells: { row: LeadListRow; cells: readonly (string | number | null)[] }[] = []
        for (const row of rows) cells.push({ row, cells: cellsOf(row, (await tx.leads.assessment(row.id)).score) })
        return cells
      })
    for (const { cells } of page) yield cells
    const last = page.at(-1)
    if (!last) return
    after = last.row.id
  }
}

function cellsOf({ record, assigneeName }: LeadListRow, score: Parameters<typeof exportRow>[0]['score']) {
  return exportRow({
    lead: record.lead,
    status: record.status,
    verdict: record.verdict,
    tier: record.tier,
    scoreNumber: record.score,
    score,
    assignee: assigneeName,
    queue: record.queue,
    respondBy: record.respondBy,
    firstContactAt: record.firstContactAt,
    outcome: record.outcome,
    outcomeAmount: record.outcomeAmount,
    outcomeReason: record.outcomeReason,
    outcomeAt: record.closedAt,
  })
}
