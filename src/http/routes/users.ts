import { z } from 'zod'
import type { World } from '../../app/context.ts'
import { addUser } from '../../app/people/add-user.ts'
import { changeUser as changeUserVerb } from '../../app/people/change-user.ts'
import { createSignInLink } from '../../app/people/create-sign-in-link.ts'
import { listUsers } from '../../app/people/list-users.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { changeUser, newUser, signInLink, user } from '../contract/session.ts'
import { answers, byId, type Server, type Site } from '../route.ts'
import { userView } from '../views/user-view.ts'

/** The people of the workspace. */
export function userRoutes(app: Server, _world: World, { publicUrl }: Site): void {
  const tags = ['people']
  // The token is in the fragment, which browsers do not send: it reaches no log on the way.
  const linkOf = (token: string) => `${publicUrl}/sign-in#${token}`

  app.get(
    '/api/users',
    { schema: { tags, response: answers(z.object({ items: z.array(user) })) } },
    async (request) => ({ items: (await listUsers(contextOf(request))).map(userView) }),
  )
  app.post(
    '/api/users',
    { schema: { tags, body: newUser, response: answers(z.object({ user, sign_in_link: z.string() }), 201) } },
    async (request, reply) => {
      const { person, link } = await addUser(contextOf(request), request.body)
      return reply.code(201).send({ user: userView(person), sign_in_link: linkOf(link.token) })
    },
  )
  app.patch(
    '/api/users/:id',
    { schema: { tags, params: byId, body: changeUser, response: answers(user) } },
    async (request) => {
      const { working_hours: workingHours, ...changes } = request.body
      const asked = { ...changes, ...(workingHours === undefined ? {} : { workingHours }) }
      return userView(await changeUserVerb(contextOf(request), { userId: request.params.id as UserId, changes: asked }))
    },
  )
  app.post(
    '/api/users/:id/link',
    { schema: { tags, params: byId, response: answers(signInLink) } },
    async (request) => {
      const link = await createSignInLink(contextOf(request), { userId: request.params.id as UserId })
      return { sign_in_link: linkOf(link.token), expires_at: link.expiresAt }
    },
  )
}
