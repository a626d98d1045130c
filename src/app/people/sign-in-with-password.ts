import { AppError } from '../../core/app-error.ts'
import type { World } from '../context.ts'
import { mailboxOf } from './mailbox.ts'
import { type StartedSession, startSession } from './start-session.ts'

/** So many wrong passwords for one email within the window, from wherever, close it; a sign-in link still opens. */
const mostFailures = 10
const windowMs = 15 * 60_000

type Input = { readonly email: string; readonly password: string; readonly oldToken: string | null }

/**
 * Signs a person in. Unknown emails, people without a password and wrong passwords cost the same work and get the same
 * answer, so that nobody learns who has an account.
 */
export async function signInWithPassword(world: World, { email, password, oldToken }: Input): Promise<StartedSession> {
  const { secrets, store } = world
  const address = mailboxOf(email)
  const emailHash = secrets.sha256(`sign-in:${address}`)
  const since = new Date(Date.parse(world.now()) - windowMs).toISOString()
  const { failures, people } = await store.atTheDoor(async (door) => ({
    failures: await door.failedSignIns(emailHash, since),
    people: await door.usersByEmail(address),
  }))
  if (failures >= mostFailures)
    throw new AppError(
      'too_many',
      'sign_in_locked',
      'too many wrong passwords for this email: wait 15 minutes or ask an administrator for a sign-in link',
    )
  const candidates = people.length > 0 ? people : [null]
  for (const candidate of candidates) {
    const right = await secrets.verifyPassword(password, candidate?.passwordHash ?? null)
    if (!right || !candidate) continue
    const session = await startSession(world, { ...candidate, by: 'password', oldToken })
    if (!session) break
    await store.atTheDoor((door) => door.forgetFailedSignIns(emailHash))
    return session
  }
  await store.atTheDoor((door) => door.noteFailedSignIn(emailHash, world.now()))
  throw new AppError('unauthorised', 'wrong_email_or_password', 'the email or the password is wrong')
}
