import type { PastCase } from '../../core/decide/past-case.ts'
import { labelOf } from '../../core/learn/past-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { StoredCase } from '../ports/case-store.ts'

/** What-if looks at this many of the latest leads. */
const mostCases = 6000
const pageSize = 1000

/** Shows each of the latest decided leads to `see`, page by page, each page in a transaction of its own: few are held at once. */
export async function eachPastCase(ctx: Context, maturityDays: number, see: (one: PastCase) => void): Promise<void> {
  const at = { now: ctx.now(), maturityDays }
  for await (const page of casePages(ctx, mostCases)) for (const one of page) see(caseOf(one, at))
}

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

function caseOf(
  { outcome, outcomeAmount, closedAt, ...given }: StoredCase,
  at: { readonly now: string; readonly maturityDays: number },
): PastCase {
  const won = labelOf({ outcome, closedAt, receivedAt: given.lead.receivedAt, verdict: given.decided.verdict }, at)
  const isRepeat = given.findings.some(({ check, reason }) => check === 'duplicate.open' && reason === 'open_lead')
  return { ...given, won, isRepeat, amount: won === 1 ? (outcomeAmount ?? 0) : 0 }
}
