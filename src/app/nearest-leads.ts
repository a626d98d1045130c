import type { LeadId } from '../core/lead/ids.ts'
import { parseModel } from '../core/score/model.ts'
import { makeNearestDeals, type NearDeal } from '../core/score/nearest-deals.ts'
import type { Context } from './context.ts'
import { pastOf } from './explain-lead.ts'
import { requireRight } from './permission.ts'
import { hidesScore } from './pilot-view.ts'
import type { LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'
import { leadNotFound } from './work/change-lead.ts'

/** A past deal, with its lead where it is one of the workspace and still there. */
export type NearLead = NearDeal & { readonly lead: LeadRecord | null }

const shown = 5
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The past deals most like a lead, among those that the model which scored it has kept: by the very inputs that it was scored with. None
 * for a lead that was scored by the shipped scorecard, which knows no deals, and where a pilot keeps the score from who asks.
 */
export async function nearestLeads(ctx: Context, leadId: LeadId): Promise<readonly NearLead[]> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const scored = pastOf(await tx.leads.events(leadId))?.scored
    if (!scored?.score || hidesScore(ctx, await tx.team.pilot(), record)) return []
    const stored = await tx.rules.model(scored.model)
    const model = stored ? parseModel(stored.body) : null
    if (model?.format !== 'assay.model' || model.rowsAre !== 'leads') return []
    const near = makeNearestDeals(model)(scored.features, shown + 1).filter(({ id }) => id !== leadId)
    return Promise.all(near.slice(0, shown).map(async (deal) => ({ ...deal, lead: await leadOf(tx, deal.id) })))
  })
}

/** Deals of a table that was learned from elsewhere are named by its ids, which are no leads. */
const leadOf = async (tx: Tx, id: string): Promise<LeadRecord | null> =>
  uuid.test(id) ? tx.leads.load(id as LeadId) : null
