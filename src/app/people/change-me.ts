import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'

type Input = {
  readonly name?: string
  readonly locale?: string
  readonly password?: string
  readonly currentPassword?: string
  /** Hash of the session that asks: a new password ends all others. */
  readonly sessionHash: string | null
}

/** A person changes their own name, language or password. */
export async function changeMe(
  ctx: Context,
  { name, locale, password, currentPassword, sessionHash }: Input,
): Promise<void> {
  const { actor, secrets } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden', 'not_a_person', 'only a person can change themselves')
  const { userId } = actor
  // Hashing takes time: it is done before the transaction, so that no row waits for it.
  const known = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.people.passwordHash(userId))
  if (password !== undefined && known !== null && !(await secrets.verifyPassword(currentPassword ?? '', known)))
    throw new AppError('bad_input', 'current_password_wrong', 'the current password is wrong', {
      field: 'current_password',
    })
  const hash = password === undefined ? null : await secrets.hashPassword(password)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.people.change(userId, { name: name?.trim(), locale })
    if (hash !== null) {
      await tx.people.setPassword(userId, hash)
      await tx.people.endSessions(userId, sessionHash)
      await tx.people.dropSignInLinks(userId)
    }
    const changed = Object.entries({ name, locale, password }).flatMap(([key, value]) =>
      value === undefined ? [] : [key],
    )
    await noteChange(ctx, tx, { action: 'user.changed_self', subject: userId, detail: { changed } })
  })
}
