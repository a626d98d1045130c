import { AppError } from '../../core/app-error.ts'
import type { World } from '../context.ts'
import { type StartedSession, startSession } from './start-session.ts'

type Input = { readonly token: string; readonly oldToken: string | null }

/** Signs a person in by a one-time link. A used, expired, unknown or recalled link gets one answer. */
export async function signInWithLink(world: World, { token, oldToken }: Input): Promise<StartedSession> {
  const hash = world.secrets.sha256(token)
  const owner = await world.store.atTheDoor((door) => door.useSignInLink(hash, world.now()))
  const session = owner && (await startSession(world, { ...owner, by: 'link', oldToken }))
  if (session) return session
  throw new AppError(
    'unauthorised',
    'link_unusable',
    'this sign-in link has been used or has expired: ask an administrator for a new one (assay user link EMAIL)',
  )
}
