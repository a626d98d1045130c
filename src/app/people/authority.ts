import { AppError } from '../../core/app-error.ts'
import type { Actor, Role } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** Administrators are made and changed by administrators only: a manager could otherwise become one. */
export function requireAuthorityOver(actor: Actor, roles: readonly (Role | undefined)[]): void {
  if (!roles.includes('administrator')) return
  if (actor.kind === 'system') return
  if (actor.kind === 'user' && actor.role === 'administrator') return
  if (actor.kind === 'key' && actor.scopes.includes('admin')) return
  throw new AppError('forbidden', 'administrators_only', 'only an administrator may make or change an administrator')
}

/** Somebody must be left who can let others in. Call after the change, under the lock `people`. */
export async function requireAdministratorLeft(tx: Tx): Promise<void> {
  const people = await tx.people.all()
  if (people.some(({ role, active }) => role === 'administrator' && active)) return
  throw new AppError(
    'conflict',
    'last_administrator',
    'this is the last active administrator: make somebody else administrator first',
  )
}
