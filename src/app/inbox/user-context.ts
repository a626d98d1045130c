import type { UserId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** The context of a person who acts from a messenger, with their rights and no more; null where nobody is found. */
export async function userContext(
  ctx: Context,
  find: (tx: Tx) => Promise<UserId | null>,
): Promise<{ readonly ctx: Context; readonly locale: string | null } | null> {
  const person = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const userId = await find(tx)
    return userId && tx.people.find(userId)
  })
  if (!person?.active) return null
  const { id: userId, name, role, locale } = person
  return { ctx: { ...ctx, actor: { kind: 'user', userId, name, role } }, locale }
}
