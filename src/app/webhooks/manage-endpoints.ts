import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { sendSoon } from '../deliver/send-soon.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'
import type { WebhookEndpoint } from '../ports/webhook-store.ts'
import { newEndpointSecret } from './endpoint-secrets.ts'
import type { WebhookType } from '../../core/notice/webhook-types.ts'

/** After a rotation both secrets sign for so long. */
const overlapMs = 24 * 3_600_000
const mostEndpoints = 20

/** The endpoints of the workspace, newest first. */
export async function listEndpoints(ctx: Context): Promise<readonly WebhookEndpoint[]> {
  requireRight(ctx.actor, 'manageWorkspace')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.webhooks.all())
}

type NewEndpoint = { readonly url: string; readonly events: readonly WebhookType[] }
type WithSecret = { readonly endpoint: WebhookEndpoint; readonly secret: string }

/** Adds an endpoint; its secret is told this once. */
export async function addEndpoint(ctx: Context, { url, events }: NewEndpoint): Promise<WithSecret> {
  requireRight(ctx.actor, 'manageWorkspace')
  const id = ctx.newId()
  const { secret, sealed } = newEndpointSecret(ctx, id)
  const fresh = { oldSealed: null, oldUntil: null, failingSince: null, createdAt: ctx.now() }
  const endpoint: WebhookEndpoint = { id, url, events, active: true, sealed, ...fresh }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if ((await tx.webhooks.all()).length >= mostEndpoints)
      throw new AppError('conflict', 'too_many_endpoints', `a workspace has at most ${mostEndpoints} endpoints`)
    await tx.webhooks.add(endpoint)
    await noteChange(ctx, tx, { action: 'webhook.added', subject: id, detail: { events } })
  })
  return { endpoint, secret }
}

type Change = { readonly id: string; readonly changes: Partial<Pick<WebhookEndpoint, 'url' | 'events' | 'active'>> }

/** Changes an endpoint's address or events, or switches it on or off. */
export async function changeEndpoint(ctx: Context, { id, changes }: Change): Promise<WebhookEndpoint> {
  return changing(ctx, id, async (tx) => {
    await tx.webhooks.change(id, { ...changes, ...(changes.active ? { failingSince: null } : {}) })
    const changed = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    await noteChange(ctx, tx, { action: 'webhook.changed', subject: id, detail: { changed } })
  })
}

/** A new secret; the one before signs beside it for a day. */
export async function rotateSecret(ctx: Context, id: string): Promise<WithSecret> {
  const { secret, sealed } = newEndpointSecret(ctx, id)
  const oldUntil = new Date(Date.parse(ctx.now()) + overlapMs).toISOString()
  const endpoint = await changing(ctx, id, async (tx, before) => {
    await tx.webhooks.change(id, { sealed, oldSealed: before.sealed, oldUntil })
    await noteChange(ctx, tx, { action: 'webhook.secret_rotated', subject: id })
  })
  return { endpoint, secret }
}

/** Takes an endpoint away with its deliveries. */
export async function removeEndpoint(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'manageWorkspace')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.webhooks.remove(id))) throw endpointUnknown()
    await noteChange(ctx, tx, { action: 'webhook.removed', subject: id })
  })
}

/** Sends the event `test` to an endpoint, by the way that all events take. Gives the delivery's id. */
export async function testEndpoint(ctx: Context, id: string): Promise<string> {
  const deliveryId = ctx.newId()
  const now = ctx.now()
  await changing(ctx, id, (tx) =>
    sendSoon(ctx.workspaceId, tx, [
      {
        id: deliveryId,
        kind: 'webhook',
        topic: 'test',
        leadId: null,
        userId: null,
        endpointId: id,
        cause: `webhook:${deliveryId}`,
        payload: {},
        createdAt: now,
        nextAt: now,
      },
    ]),
  )
  return deliveryId
}

async function changing(
  ctx: Context,
  id: string,
  work: (tx: Tx, before: WebhookEndpoint) => Promise<void>,
): Promise<WebhookEndpoint> {
  requireRight(ctx.actor, 'manageWorkspace')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await tx.webhooks.find(id)
    if (!before) throw endpointUnknown()
    await work(tx, before)
    return (await tx.webhooks.find(id))!
  })
}

const endpointUnknown = () => new AppError('not_found', 'endpoint_unknown', 'there is no such endpoint')
