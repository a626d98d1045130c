import type { Context } from '../context.ts'
import { noteChange } from '../audit/note-change.ts'

/** Ends the session with this token. */
export async function signOut(ctx: Context, { token }: { readonly token: string }): Promise<void> {
  await ctx.store.atTheDoor((door) => door.deleteSession(ctx.secrets.sha256(token)))
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => noteChange(ctx, tx, { action: 'session.ended', subject: null }))
}
