import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { World } from '../context.ts'
import type { Person } from '../ports/people-store.ts'

/** A session that has just begun. The token goes into the cookie and nowhere else; the database keeps its hash. */
export type StartedSession = {
  readonly token: string
  readonly csrfToken: string
  readonly expiresAt: string
  readonly workspaceId: WorkspaceId
  readonly person: Person
}

export const sessionDays = 14
const dayMs = 86_400_000

type Start = {
  readonly workspaceId: WorkspaceId
  readonly userId: UserId
  readonly by: 'password' | 'link'
  /** Token of the session that the browser had before: it ends here, so that nobody's old token becomes a new person's. */
  readonly oldToken: string | null
}

/** Begins a session with a token of its own and notes it in the audit log. Null where the person is gone meanwhile. */
export async function startSession(
  world: World,
  { workspaceId, userId, by, oldToken }: Start,
): Promise<StartedSession | null> {
  const { secrets, store } = world
  const now = world.now()
  const token = secrets.randomToken(32)
  const csrfToken = secrets.randomToken(32)
  const expiresAt = new Date(Date.parse(now) + sessionDays * dayMs).toISOString()
  const person = await store.inWorkspace(workspaceId, async (tx) => {
    const found = await tx.people.find(userId)
    if (!found?.active) return null
    await tx.people.seen(userId, now)
    await tx.audit.write({
      at: now,
      actor: `user:${userId}`,
      action: 'session.started',
      subjectKind: 'session',
      subjectId: null,
      detail: { by },
    })
    return found
  })
  if (!person) return null
  await store.atTheDoor(async (door) => {
    if (oldToken) await door.deleteSession(secrets.sha256(oldToken))
    await door.createSession({
      tokenHash: secrets.sha256(token),
      workspaceId,
      userId,
      csrfToken,
      createdAt: now,
      expiresAt,
    })
  })
  return { token, csrfToken, expiresAt, workspaceId, person }
}
