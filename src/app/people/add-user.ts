import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context, Role } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Person } from '../ports/people-store.ts'
import { levelWithTeam } from '../route/welcome-back.ts'
import { requireAuthorityOver } from './authority.ts'
import { type IssuedLink, issueLink } from './issue-link.ts'
import { mailboxOf } from './mailbox.ts'

export type NewUser = {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly closer?: boolean
  readonly junior?: boolean
  readonly capacity?: number
  readonly languages?: readonly string[]
  readonly locale?: string
}

export const defaultCapacity = 50

/** Adds a person, with a one-time link to sign in. */
export async function addUser(
  ctx: Context,
  input: NewUser,
): Promise<{ readonly person: Person; readonly link: IssuedLink }> {
  requireRight(ctx.actor, 'managePeople')
  requireAuthorityOver(ctx.actor, [input.role])
  const email = mailboxOf(input.email)
  const id = ctx.newId() as UserId
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('people')
    if (await tx.people.findByEmail(email))
      throw new AppError('conflict', 'email_taken', 'somebody with this email is in the workspace already', {
        field: 'email',
      })
    await tx.people.add({
      id,
      name: input.name.trim(),
      email,
      role: input.role,
      locale: input.locale ?? null,
      closer: input.closer ?? false,
      junior: input.junior ?? false,
      capacity: input.capacity ?? defaultCapacity,
      languages: input.languages ?? [],
      createdAt: ctx.now(),
    })
    await levelWithTeam(tx, id)
    await noteChange(ctx, tx, { action: 'user.added', subject: id, detail: { role: input.role } })
    const link = await issueLink(ctx, tx, id)
    return { person: (await tx.people.find(id))!, link }
  })
}
