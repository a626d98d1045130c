import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'

/** Leave to see whether letters are opened and followed: a purpose of its own, in the words of the company's forms. */
export const trackingPurpose = 'tracking'

type Reaction = { readonly w: WorkspaceId; readonly d: string; readonly u?: string }

const place = 'letter-reaction'

/** An address that tells that the letter was opened (without `url`), or leads to `url` and tells that it was followed. */
export function reactionLink(ctx: Context, deliveryId: string, url?: string): string {
  const token = ctx.vault.seal(JSON.stringify({ w: ctx.workspaceId, d: deliveryId, ...(url ? { u: url } : {}) }), place)
  return `${ctx.publicUrl}/v1/letters/${url ? 'link' : 'opened'}?t=${token}`
}

/** Notes an opened letter or a followed link, and where the link leads. Null for a token that this server did not make. */
export async function noteReaction(world: World, token: string): Promise<{ readonly url: string | null } | null> {
  const opened = world.vault.open(token, place)
  if (opened === null) return null
  const { w: workspaceId, d: deliveryId, u: url = null } = JSON.parse(opened) as Reaction
  const kind = url === null ? 'opened' : 'clicked'
  await world.store.inWorkspace(workspaceId, async (tx) => {
    const delivery = await tx.deliveries.find(deliveryId)
    if (!delivery?.leadId) return
    const detail = { delivery: deliveryId, sequence: delivery.payload['sequence'] ?? null }
    const leadId: LeadId = delivery.leadId
    await tx.nurture.addTouch({ leadId, kind, at: world.now(), detail })
    await tx.jobs.send('nurture.step', [{ workspaceId, leadId }])
    if (kind === 'clicked') await tx.jobs.send('lead.look', [{ workspaceId, leadId }])
  })
  return { url }
}
