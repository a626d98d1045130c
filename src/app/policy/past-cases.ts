import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { StoredCase } from '../ports/case-store.ts'

const pageSize = 1000

/** The latest decided leads, the latest first, each page read in a transaction of its own. */
export async function* casePages(ctx: Context, most: number): AsyncGenerator<readonly StoredCase[]> {
  let before: LeadId | null = null
  for (let seen = 0; seen < most; seen += pageSize) {
    const page: readonly StoredCase[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.cases.page({ before, limit: pageSize }),
    )
    yield page
    if (page.length < pageSize) return
    before = page.at(-1)!.lead.id
  }
}
