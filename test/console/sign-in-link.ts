import type { Role } from '../../src/app/context.ts'
import { addUser } from '../../src/app/people/add-user.ts'
import { createSignInLink } from '../../src/app/people/create-sign-in-link.ts'
import type { TestServer } from '../support/server.ts'

type Person = { readonly role?: Role; readonly name?: string; readonly locale?: string }

let count = 0

/** The token of a link for the administrator, or for a new person of the role. */
export async function issueLink(server: TestServer, { role, name, locale }: Person): Promise<string> {
  if (!role) {
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    return token
  }
  count += 1
  const { link } = await addUser(server.system, {
    name: name ?? role,
    email: `person${count}@example.kz`,
    role,
    ...(locale ? { locale } : {}),
  })
  return link.token
}
