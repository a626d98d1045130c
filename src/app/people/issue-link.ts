import type { UserId } from '../../core/lead/ids.ts'
import type { World } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** A one-time sign-in link: its token (shown once, kept as a hash) and its end. */
export type IssuedLink = { readonly token: string; readonly expiresAt: string }

const linkDays = 3

/** Makes a link for a person and recalls the unused ones. */
export async function issueLink(world: World, tx: Tx, userId: UserId): Promise<IssuedLink> {
  const now = world.now()
  const token = world.secrets.randomToken(32)
  const expiresAt = new Date(Date.parse(now) + linkDays * 86_400_000).toISOString()
  await tx.people.dropSignInLinks(userId)
  await tx.people.addSignInLink({ tokenHash: world.secrets.sha256(token), userId, createdAt: now, expiresAt })
  return { token, expiresAt }
}
