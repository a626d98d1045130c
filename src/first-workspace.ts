import type { World } from './app/context.ts'
import { createWorkspace } from './app/settings/create-workspace.ts'
import type { Workspace } from './app/ports/door.ts'

/** The workspace that a new installation starts with; its name and country are changed in the settings. */
const first = { name: 'My company', country: 'KZ', currency: 'KZT', timeZone: 'Asia/Almaty' }
const administrator = { name: 'Administrator', email: 'admin@localhost' }

/** Makes the first workspace and its administrator where there is none, and says how to sign in. */
export async function ensureFirstWorkspace(
  world: World,
  say: (token: string, expiresAt: string) => void,
): Promise<readonly Workspace[]> {
  const made = await createWorkspace(world, { ...first, administrator, onlyFirst: true })
  if (made) say(made.link.token, made.link.expiresAt)
  return world.store.atTheDoor((door) => door.workspaces())
}

/** A one-time sign-in link as people open it: the token is in the fragment, so that it reaches no log. */
export const signInUrl = (publicUrl: string, token: string): string => `${publicUrl}/sign-in#${token}`
