import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { reviewCase } from '../review/review-case.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { tryCode } from './try-code.ts'

/**
 * The last rung of the ladder: a new lead that waits for a person is asked for a code by itself, if the policy says so and a code would
 * settle the verdict. Where it cannot be sent the lead waits for a person as before, and its timeline says why.
 */
export async function askForCode(ctx: Context, leadId: LeadId): Promise<void> {
  const wanted = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (record?.status !== 'review' || record.lead.isTest || record.importId !== null) return null
    return (await rulesInForce(ctx, tx)).policy.codes ?? null
  })
  if (wanted?.ask !== 'where_it_decides') return
  const { turning, codes } = await reviewCase(ctx, leadId)
  const decides = turning.some(({ check, verdict }) => check === 'possession' && verdict === 'verified')
  const channel = wanted.channels.find((one) => codes.includes(one))
  if (!decides || channel === undefined) return
  await tryCode(ctx, { leadId, channel })
}
