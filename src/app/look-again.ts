import { tiers } from '../core/decide/tier.ts'
import type { LeadId } from '../core/lead/ids.ts'
import { assessLead } from './assess-lead.ts'
import type { Context } from './context.ts'
import type { LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'
import { touchesDecided, touchesSince } from './touches-since.ts'

type Due = {
  readonly before: LeadRecord
  readonly why: 'wrote' | 'visited'
  /** By another inquiry, which is decided and told of as a lead of its own. */
  readonly byInquiry: boolean
}

/**
 * Reads, scores and decides a lead again where it did something that the last decision did not know of. Called as often as one likes: the
 * decision keeps what it knew. A lead that has become warmer is told to its holder, with what made it so; once, where the same words have come
 * as an inquiry of their own.
 */
export async function lookAgain(ctx: Context, leadId: LeadId): Promise<void> {
  // What it wrote before it was first decided is looked at after that.
  await assessLead(ctx, leadId)
  const due = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => whatIsNew(ctx, tx, leadId))
  if (!due) return
  await assessLead(ctx, leadId, { again: { reason: `touch.${due.why}` } })
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tellIfWarmer(ctx, tx, due))
}

async function whatIsNew(ctx: Context, tx: Tx, leadId: LeadId): Promise<Due | null> {
  const before = await tx.leads.hold(leadId)
  // A decision about a lead that was closed is for people to open again.
  if (!before || before.status === 'closed' || before.status === 'received') return null
  const events = await tx.leads.events(leadId)
  const [now, known] = [await touchesSince(tx, before, events), touchesDecided(events)]
  const wrote = now.messages.length > known.messages.length || now.messages.at(-1)?.at !== known.messages.at(-1)?.at
  const isSnoozed = before.status === 'snoozed'
  // A person who put a lead aside wants to hear when it writes, not when it looks at a page.
  const visited = now.visits > known.visits || (now.pricingViews ?? 0) > (known.pricingViews ?? 0)
  if (!wrote && (isSnoozed || !visited)) return null
  if (isSnoozed) {
    await tx.leads.change(leadId, { status: 'open', snoozedUntil: null })
    await tx.leads.append(leadId, [{ kind: 'lead.woken', at: ctx.now(), actor: 'system:line', payload: {} }])
  }
  const last = events.findLast(({ kind }) => kind === 'message.received' || kind === 'contact.wrote_again')
  return { before, why: wrote ? 'wrote' : 'visited', byInquiry: wrote && last?.kind === 'contact.wrote_again' }
}

async function tellIfWarmer(ctx: Context, tx: Tx, { before, why, byInquiry }: Due): Promise<void> {
  const { id } = before.lead
  const after = await tx.leads.load(id)
  if (!after?.tier || !before.tier || tiers.indexOf(after.tier) <= tiers.indexOf(before.tier)) return
  const payload = { from: before.tier, tier: after.tier, result: why, user: byInquiry ? null : after.assigneeId }
  await tx.leads.append(id, [{ kind: 'lead.warmed_up', at: ctx.now(), actor: 'system:line', payload }])
}
