import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { requireAuthorityOver } from './authority.ts'
import { type IssuedLink, issueLink } from './issue-link.ts'

/** A new one-time sign-in link for a person; the links before it stop working. */
export async function createSignInLink(ctx: Context, { userId }: { readonly userId: UserId }): Promise<IssuedLink> {
  requireRight(ctx.actor, 'managePeople')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const person = await tx.people.find(userId)
    if (!person) throw new AppError('not_found', 'user_unknown', 'there is no such person in this workspace')
    requireAuthorityOver(ctx.actor, [person.role])
    if (!person.active)
      throw new AppError('conflict', 'user_disabled', 'this person is disabled: enable them before making a link')
    await noteChange(ctx, tx, { action: 'user.link_made', subject: userId })
    return issueLink(ctx, tx, userId)
  })
}
