import type { Context } from '../context.ts'
import { AppError } from '../../core/app-error.ts'
import type { InboxSource } from '../ports/inbox-store.ts'

type Update = { readonly source: InboxSource; readonly externalId: string; readonly body: string }

/**
 * Keeps what a service sent as it came, then does what it asks for. An update that comes again is done again only where the first time did not
 * end; a fault of ours is told to the service, which then sends it once more.
 */
export async function takeUpdate(
  ctx: Context,
  { source, externalId, body }: Update,
  work: () => Promise<void>,
): Promise<void> {
  const id = ctx.newId()
  const isNew = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.inbox.take({ id, source, externalId, receivedAt: ctx.now(), body }),
  )
  if (!isNew) return
  let fault: string | null = null
  try {
    await work()
  } catch (error) {
    // What the caller asked for cannot be done: sending it again would not help. Our own faults may pass.
    if (!(error instanceof AppError) || error.code === 'internal' || error.code === 'unavailable') throw error
    fault = error.reason
  }
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.inbox.done(source, externalId, ctx.now(), fault))
}
