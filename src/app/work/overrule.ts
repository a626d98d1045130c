import { AppError } from '../../core/app-error.ts'
import type { Override } from '../../core/decide/decide.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import { assessLead } from '../assess-lead.ts'
import type { Context } from '../context.ts'
import { changeLead, leadNotFound, requireStatus } from './change-lead.ts'
import { mustWait, openProposal } from '../review/four-eyes.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { lastOverride } from './last-override.ts'

/** A person's word on whether the lead is real: it is decided and placed again by it. */
export async function setVerdict(
  ctx: Context,
  input: { readonly leadId: LeadId; readonly verdict: Verdict; readonly reason: string },
): Promise<void> {
  if (await proposed(ctx, input)) return
  await overrule(ctx, {
    ...input,
    kind: 'verdict.set',
    change: (before) => ({ verdict: input.verdict, tier: before?.tier ?? null }),
  })
}

/** On a large deal the first person's verdict is kept until a second one says the same. True where it now waits. */
async function proposed(
  ctx: Context,
  { leadId, verdict, reason }: { readonly leadId: LeadId; readonly verdict: Verdict; readonly reason: string },
): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'user') return false
  const waits = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const { policy } = await rulesInForce(ctx, tx)
    const proposal = openProposal(await tx.leads.events(leadId))
    const given = { amount: record.lead.amount, fourEyesFrom: policy.fourEyesFrom, proposal }
    return mustWait(given, { by: actor.userId, verdict })
  })
  if (!waits) return false
  await changeLead(ctx, {
    leadId,
    right: 'judgeLeads',
    kind: 'verdict.proposed',
    async work(_tx, record) {
      requireStatus(record, ['open', 'review', 'quarantined', 'snoozed'])
      return { by: actor.userId, verdict, reason }
    },
  })
  return true
}

/** Sets the score's tier aside, or (null) gives the score its say again. */
export async function overrideTier(
  ctx: Context,
  input: { readonly leadId: LeadId; readonly tier: Tier | null; readonly reason: string },
): Promise<void> {
  await overrule(ctx, {
    ...input,
    kind: 'score.set_aside',
    change: (before) => ({ tier: input.tier, verdict: before?.verdict ?? null }),
  })
}

type Overruling = {
  readonly leadId: LeadId
  readonly reason: string
  readonly kind: string
  change(before: Override | null): Pick<Override, 'tier' | 'verdict'>
}

async function overrule(ctx: Context, { leadId, reason, kind, change }: Overruling): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'user')
    throw new AppError('forbidden', 'people_only', 'only a person who is signed in has the last word')
  let override: Override | null = null
  await changeLead(ctx, {
    leadId,
    right: 'judgeLeads',
    kind,
    async work(tx, record, now) {
      requireStatus(record, ['open', 'review', 'quarantined', 'snoozed'])
      const word = change(lastOverride(await tx.leads.events(leadId)))
      override = word.tier || word.verdict ? { by: actor.userId, at: now, reason, ...word } : null
      await tx.leads.change(leadId, { overrideTier: word.tier })
      return { ...word, reason }
    },
  })
  await assessLead(ctx, leadId, { again: { reason: kind, override } })
}
