import { weeklySample } from '../core/decide/weekly-sample.ts'
import { makeRandom } from '../core/math/random.ts'
import { assessLead } from './assess-lead.ts'
import type { Context } from './context.ts'
import { rulesInForce } from './rules-in-force.ts'

const weekMs = 7 * 86_400_000

/**
 * Draws the week's quota among the cold and rejected leads that chance had passed over on arrival; each is logged with its probability
 * and decided anew, so that people work it. Gives how many were drawn.
 */
export async function drawWeeklySample(ctx: Context): Promise<number> {
  const now = ctx.now()
  const random = makeRandom(Math.floor(ctx.chance() * 2 ** 32))
  const drawn = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { sampling } = (await rulesInForce(ctx, tx)).policy
    const quota = sampling.weekly ?? 0
    if (quota === 0) return []
    const from = new Date(Date.parse(now) - weekMs).toISOString()
    const candidates = await tx.desk.sampleCandidates({ from, to: now, tiers: sampling.tiers })
    const passed = candidates.map(({ leadId, rejected }) => ({
      id: leadId,
      rate: rejected ? (sampling.rejectedRate ?? 0) : sampling.rate,
    }))
    const taken = weeklySample(passed, quota, random)
    for (const { id, probability } of taken) {
      await tx.leads.change(id, { sampledWith: probability })
      const payload = { probability, quota, candidates: passed.length }
      await tx.leads.append(id, [{ kind: 'lead.sampled', at: now, actor: 'system:sample', payload }])
    }
    return taken
  })
  for (const { id } of drawn) await assessLead(ctx, id, { again: { reason: 'weekly_sample' } })
  return drawn.length
}
