import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import { visitGapMs } from '../../core/lead/touched.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import { trackingPurpose } from '../deliver/letter-links.ts'
import type { Context, World } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'

/** What a browser holds to be known as a lead's: sealed, so that it says nothing to anybody else. */
type Pass = { readonly w: WorkspaceId; readonly l: LeadId; readonly t: string }

const place = 'visit-pass'
/** Half a year without an inquiry: a browser may have changed hands. */
const passHoldsMs = 183 * 86_400_000

/** A pass by which the seller's site may tell later visits of this lead. Null where it has not agreed to that. */
export function issueVisitPass(ctx: Context, leadId: LeadId): Promise<string | null> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record || !(await mayBeSeen(ctx, tx, record))) return null
    return ctx.vault.seal(JSON.stringify({ w: ctx.workspaceId, l: leadId, t: ctx.now() } satisfies Pass), place)
  })
}

/**
 * Notes that a lead is on the seller's site again: its sequence branches, and it is looked at again. Silent about everything that does not count:
 * passes that are not ours or too old, leave that was taken back, and what belongs to the same visit.
 */
export async function noteVisit(
  world: World,
  visit: { readonly pass: string; readonly pricing: boolean },
): Promise<void> {
  const pass = passOf(world, visit.pass)
  if (!pass) return
  await world.store.inWorkspace(pass.w, async (tx) => {
    const record = await tx.leads.hold(pass.l)
    if (!record || !(await mayBeSeen(world, tx, record))) return
    const at = world.now()
    const since = new Date(Date.parse(at) - visitGapMs).toISOString()
    const lately = (await tx.nurture.touches(pass.l, since)).filter(({ kind }) => kind === 'visited')
    const saysMore = visit.pricing && !lately.some(({ detail }) => detail['pricing'] === true)
    if (lately.length > 0 && !saysMore) return
    const detail = { pricing: visit.pricing }
    await tx.nurture.addTouch({ leadId: pass.l, kind: 'visited', at, detail })
    await tx.leads.append(pass.l, [{ kind: 'contact.visited', at, actor: 'system:site', payload: detail }])
  })
}

function passOf(world: World, sealed: string): Pass | null {
  const opened = world.vault.open(sealed, place)
  if (opened === null) return null
  const pass = JSON.parse(opened) as Pass
  return Date.parse(world.now()) - Date.parse(pass.t) <= passHoldsMs ? pass : null
}

/** The same leave as for letters that tell whether they are read. */
async function mayBeSeen({ now }: Pick<World, 'now'>, tx: Tx, record: LeadRecord): Promise<boolean> {
  if (record.lead.isTest) return false
  return (await mayContactLead(tx, record, { purpose: trackingPurpose, channel: 'email', at: now() })).allowed
}
