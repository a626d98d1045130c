import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context, World } from '../../app/context.ts'
import { changeMe as changeMeVerb } from '../../app/people/change-me.ts'
import { showSession } from '../../app/people/show-session.ts'
import { signInWithLink as signInWithLinkVerb } from '../../app/people/sign-in-with-link.ts'
import { signInWithPassword as signInWithPasswordVerb } from '../../app/people/sign-in-with-password.ts'
import { signOut } from '../../app/people/sign-out.ts'
import type { StartedSession } from '../../app/people/start-session.ts'
import { AppError } from '../../core/app-error.ts'
import { contextOf, sessionCookie } from '../authenticate.ts'
import { type Session, changeMe, session, signInWithLink, signInWithPassword } from '../contract/session.ts'
import { answers, nothing, type Server, type Site } from '../route.ts'

/*
 * How a route is written, here as everywhere:
 *
 *   app.post('/api/things/:id', { schema: { tags, params: byId, body: newThing, response: answers(thing, 201) } },
 *     async (request, reply) => reply.code(201).send(thingView(await addThing(contextOf(request), request.body))))
 *
 * The schemas come from src/http/contract and do four things: they check what comes in (every faulty field is answered),
 * they type `request.body`, they keep what goes out to what was promised, and they make the OpenAPI page.
 * The caller comes from `contextOf(request)`; the verb asks for the right. Paths under /api want a session (or a key with the
 * scope), under /v1 a key; `config: { access: 'public' }` lets anybody in, and the verb then gets `world` instead.
 * Names turn from camelCase to snake_case in a small pure function `somethingView`. Errors are thrown, never answered by hand.
 * A module is a function `(app, world, site) => void`, listed in src/http/all-routes.ts, registered in a scope of its own:
 * one that takes HTML forms or files calls `await acceptForms(app, { fileBytes })` (src/http/forms/form-body.ts) first.
 */

/** Who is signed in: signing in by password or link, signing out, changing oneself. */
export function sessionRoutes(app: Server, world: World, site: Site): void {
  const isSecure = site.publicUrl.startsWith('https:')
  const tags = ['session']
  const open = { access: 'public' } as const
  const welcome = async (reply: FastifyReply, started: StartedSession): Promise<Session> => {
    reply.setCookie(sessionCookie, started.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      expires: new Date(started.expiresAt),
    })
    const { workspaceId, person, csrfToken } = started
    const actor = { kind: 'user', userId: person.id, name: person.name, role: person.role } as const
    return sessionView({ ...world, workspaceId, actor }, csrfToken, site)
  }

  app.post(
    '/api/session/password',
    { config: { ...open, strict: true }, schema: { tags, body: signInWithPassword, response: answers(session) } },
    async (request, reply) =>
      welcome(reply, await signInWithPasswordVerb(world, { ...request.body, oldToken: oldTokenOf(request) })),
  )
  app.post(
    '/api/session/link',
    { config: open, schema: { tags, body: signInWithLink, response: answers(session) } },
    async (request, reply) =>
      welcome(reply, await signInWithLinkVerb(world, { ...request.body, oldToken: oldTokenOf(request) })),
  )
  app.get('/api/session', { schema: { tags, response: answers(session) } }, async (request) =>
    sessionView(contextOf(request), sessionOf(request).csrfToken, site),
  )
  app.delete('/api/session', { schema: { tags, response: answers(nothing, 204) } }, async (request, reply) => {
    await signOut(contextOf(request), { token: sessionOf(request).token })
    reply.clearCookie(sessionCookie, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure })
    return reply.code(204).send()
  })
  app.patch(
    '/api/session/me',
    { config: { strict: true }, schema: { tags, body: changeMe, response: answers(session) } },
    async (request) => {
      const ctx = contextOf(request)
      const { token, csrfToken } = sessionOf(request)
      const { current_password: currentPassword, ...changes } = request.body
      await changeMeVerb(ctx, { ...changes, currentPassword, sessionHash: ctx.secrets.sha256(token) })
      return sessionView(ctx, csrfToken, site)
    },
  )
}

function sessionOf({ caller }: FastifyRequest): { readonly token: string; readonly csrfToken: string } {
  if (caller?.session) return caller.session
  throw new AppError('forbidden', 'not_a_person', 'this address is for people who are signed in, not for keys')
}

function oldTokenOf(request: FastifyRequest): string | null {
  return request.cookies[sessionCookie] ?? null
}

async function sessionView(ctx: Context, csrfToken: string, { version }: Site): Promise<Session> {
  const { person, workspace, leadCount, sampleFilling } = await showSession(ctx)
  return {
    user: {
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      locale: person.locale as Session['user']['locale'],
    },
    workspace: {
      id: workspace.id,
      name: workspace.name,
      country: workspace.country,
      currency: workspace.currency,
      time_zone: workspace.timeZone,
      has_sample_data: workspace.hasSampleData,
      sample_filling: sampleFilling,
      lead_count: leadCount,
    },
    csrf_token: csrfToken,
    version,
  }
}
