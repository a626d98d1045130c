import { leadKind } from '../../core/route/lead-kind.ts'
import type { CloserRecord } from '../../core/route/closer-rates.ts'
import { fitWaiting } from '../../core/route/waiting.ts'
import type { LearnedWaiting } from '../../core/route/worth.ts'
import type { Context } from '../context.ts'

const closerDays = 365
const mostWaited = 20_000

/** Learns who closes what, and what waiting costs, from the company's own outcomes. Done daily; harmless at any time. */
export async function learnRouting(ctx: Context): Promise<void> {
  const now = ctx.now()
  const since = new Date(Date.parse(now) - closerDays * 86_400_000).toISOString()
  const found = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    sums: await tx.team.closedSums(since),
    waited: await tx.team.waitedLeads(mostWaited),
    typicalAmount: await tx.team.typicalAmount(),
  }))
  const records: readonly CloserRecord[] = found.sums.map(({ userId, wins, expected, ...lead }) => ({
    userId,
    kind: leadKind(lead),
    wins,
    expected,
  }))
  const waiting: LearnedWaiting = { curve: fitWaiting(found.waited), typicalAmount: found.typicalAmount }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.team.learn('closer_rates', { records }, now)
    await tx.team.learn('waiting', waiting, now)
  })
}
