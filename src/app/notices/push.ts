import { noteChange } from '../audit/note-change.ts'
import { channelPlace, channelSettingsWithin } from '../channels/open-channel.ts'
import type { Context } from '../context.ts'
import type { PushSubscriptionRecord } from '../ports/notice-store.ts'
import type { PushKeys, PushMessage } from '../ports/push.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'
import { personAsking } from './my-notices.ts'

/** The key by which a browser subscribes to this workspace's notices; the pair is made at the first asking. */
export async function pushKey(ctx: Context): Promise<string> {
  personAsking(ctx)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => (await keysOf(ctx, tx)).publicKey)
}

async function keysOf(ctx: Context, tx: Tx): Promise<PushKeys> {
  const known = await channelSettingsWithin<PushKeys>(ctx, tx, 'push')
  if (known?.privateKey) return known
  await tx.workspace.lock('people')
  const meanwhile = await channelSettingsWithin<PushKeys>(ctx, tx, 'push')
  if (meanwhile?.privateKey) return meanwhile
  const { publicKey, privateKey } = ctx.senders.push.makeKeys()
  const sealed = ctx.vault.seal(JSON.stringify({ privateKey }), channelPlace(ctx.workspaceId, 'push'))
  await tx.channels.save({ kind: 'push', config: { publicKey }, sealed, changedAt: ctx.now() })
  return { publicKey, privateKey }
}

type Subscription = Omit<PushSubscriptionRecord, 'id' | 'createdAt'>

/** Has notices shown in a browser of the person who asks. */
export async function subscribeBrowser(ctx: Context, subscription: Subscription): Promise<void> {
  const userId = personAsking(ctx)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.notices.subscribe(userId, { ...subscription, id: ctx.newId(), createdAt: ctx.now() })
    await noteChange(ctx, tx, { action: 'user.changed_notices', subject: userId })
  })
}

/** Ends it for a browser of theirs. */
export async function unsubscribeBrowser(ctx: Context, endpoint: string): Promise<void> {
  const userId = personAsking(ctx)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const own = await tx.notices.subscriptions(userId)
    if (own.some((one) => one.endpoint === endpoint)) await tx.notices.unsubscribe(endpoint)
  })
}

type Pushing = { readonly subscriptions: readonly PushSubscriptionRecord[] } & Omit<
  PushMessage,
  'contact' | 'subscription'
>

/** To every browser of a person: delivered where one took it. Those that are gone are forgotten. */
export async function pushToAll(ctx: Context, { subscriptions, ...message }: Pushing): Promise<SendResult> {
  const contact = ctx.publicUrl.startsWith('https:') ? ctx.publicUrl : 'mailto:notices@assay.invalid'
  const results: SendResult[] = []
  for (const subscription of subscriptions) {
    const result = await ctx.senders.push.send({ ...message, contact, subscription })
    results.push(result)
    if (result.kind === 'refused' && result.reason === 'subscription_gone')
      await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.notices.unsubscribe(subscription.endpoint))
  }
  const best = ['delivered', 'unsure', 'temporary', 'misconfigured', 'refused'] as const
  return results.toSorted((a, b) => best.indexOf(a.kind) - best.indexOf(b.kind))[0]!
}
