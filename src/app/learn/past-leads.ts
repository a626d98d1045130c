import { dealsOf, type Deal, type PastLead } from '../../core/learn/past-lead.ts'
import { type LearningRules, usualLearning } from '../../core/learn/retrain.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { rulesInForce } from '../rules-in-force.ts'

const pageSize = 1000
/** What a training holds in memory at the most; of more leads the latest count. */
const mostLeads = 100_000

/** Every lead that was scored, with what it was scored on, oldest first; read page by page, each in a transaction of its own. */
export async function readPastLeads(ctx: Context): Promise<readonly PastLead[]> {
  const leads: PastLead[] = []
  let after: LeadId | null = null
  for (;;) {
    const page: readonly PastLead[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.learning.pastLeads({ after, limit: pageSize }),
    )
    leads.push(...page)
    if (leads.length > mostLeads) leads.splice(0, leads.length - mostLeads)
    if (page.length < pageSize) break
    after = page.at(-1)!.id
  }
  return leads.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
}

export type PastDeals = {
  readonly leads: readonly PastLead[]
  readonly deals: readonly Deal[]
  readonly rules: LearningRules
}

/** The leads, and those of them that are deals now, by the policy's maturity window. */
export async function readDeals(ctx: Context): Promise<PastDeals> {
  const rules = await learningRules(ctx)
  const leads = await readPastLeads(ctx)
  return { leads, rules, deals: dealsOf(leads, { now: ctx.now(), maturityDays: rules.maturityDays }) }
}

/** The learning rules of the policy in force. */
export function learningRules(ctx: Context): Promise<LearningRules> {
  return ctx.store.inWorkspace(
    ctx.workspaceId,
    async (tx) => (await rulesInForce(ctx, tx)).policy.learning ?? usualLearning,
  )
}
