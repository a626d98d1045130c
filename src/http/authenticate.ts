import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context, World } from '../app/context.ts'
import { AppError } from '../core/app-error.ts'
import type { WorkspaceId } from '../core/lead/ids.ts'
import type { Limiter } from './rate-limits.ts'
import type { Access, Server } from './route.ts'

export const sessionCookie = 'assay_session'
export const csrfHeader = 'x-csrf-token'

/** Who asks, in which workspace; with the session where it is a person. */
export type Caller = {
  readonly context: Context
  readonly session: { readonly token: string; readonly csrfToken: string } | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

/** The context of a request that was let in. */
export function contextOf(request: FastifyRequest): Context {
  if (!request.caller) throw new AppError('unauthorised', 'not_signed_in', 'sign in first')
  return request.caller.context
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
const bearer = /^Bearer (assay_(?:live|test)_[\w-]{20,200})$/

/** Finds out who asks before anything of the request's body is read, and holds them to their limits. */
export function authenticate(app: Server, world: World, limiter: Limiter): void {
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return
    const { config, url = '' } = request.routeOptions
    const access = config.access ?? accessByPath(url)
    if (config.strict) await limiter.count(request, reply, 'strict')
    if (access === 'public') {
      if (isApi(url) || config.access === 'public') {
        await limiter.count(request, reply, 'perAddress')
        refuseOtherSites(request, url)
      }
      return
    }
    await letIn({ world, limiter, request, reply, access })
  })
}

const isApi = (url: string): boolean => url.startsWith('/api/') || url.startsWith('/v1/')

function accessByPath(url: string): Access {
  if (url.startsWith('/api/')) return 'session'
  return url.startsWith('/v1/') ? 'key' : 'public'
}

type Entry = {
  readonly world: World
  readonly limiter: Limiter
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly access: Access
}

async function letIn({ world, limiter, request, reply, access }: Entry): Promise<void> {
  const { authorization } = request.headers
  const caller =
    authorization !== undefined || access === 'key'
      ? await callerByKey(world, authorization)
      : await callerBySession(world, request)
  if (!caller) {
    await limiter.count(request, reply, 'perAddress')
    reply.header('www-authenticate', 'Bearer realm="assay"')
    throw access === 'key' || authorization !== undefined
      ? new AppError('unauthorised', 'key_unknown', 'send a valid key: authorization: Bearer assay_live_...')
      : new AppError('unauthorised', 'not_signed_in', 'sign in first')
  }
  request.caller = caller
  if (caller.session && !safeMethods.has(request.method)) requireOwnPage(world, request, caller.session.csrfToken)
  await limiter.count(request, reply, caller.session ? 'perPerson' : 'perKey')
}

async function callerByKey(world: World, authorization: string | undefined): Promise<Caller | null> {
  const secret = bearer.exec(authorization ?? '')?.[1]
  if (secret === undefined) return null
  const found = await world.store.entrance.keyByHash(world.secrets.sha256(secret), world.now())
  if (!found) return null
  const { workspaceId, ...key } = found
  return { context: contextFor(world, workspaceId, { kind: 'key', ...key }), session: null }
}

async function callerBySession(world: World, request: FastifyRequest): Promise<Caller | null> {
  const token = request.cookies[sessionCookie]
  if (token === undefined || token === '' || token.length > 200) return null
  const found = await world.store.entrance.sessionByHash(world.secrets.sha256(token), world.now())
  if (!found) return null
  const { workspaceId, csrfToken, ...user } = found
  return { context: contextFor(world, workspaceId, { kind: 'user', ...user }), session: { token, csrfToken } }
}

const contextFor = (world: World, workspaceId: WorkspaceId, actor: Actor): Context => ({ ...world, workspaceId, actor })

/** A change in a person's name must come from our own pages, which know the session's token. */
function requireOwnPage(world: World, request: FastifyRequest, csrfToken: string): void {
  const sent = request.headers[csrfHeader]
  if (typeof sent === 'string' && world.secrets.sameSecret(sent, csrfToken)) return
  throw new AppError('forbidden', 'csrf_token_wrong', `send the session's csrf_token in the header ${csrfHeader}`)
}

/** Signing in cannot ask for a session's token: there is none yet. Browsers say where a request comes from. */
function refuseOtherSites(request: FastifyRequest, url: string): void {
  if (safeMethods.has(request.method) || !url.startsWith('/api/')) return
  const from = request.headers['sec-fetch-site']
  if (from === undefined || from === 'same-origin' || from === 'none') return
  throw new AppError('forbidden', 'other_site', 'this address takes requests of its own pages only')
}
