import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { World } from '../app/context.ts'
import { problem } from './contract/primitives.ts'

/** The server as the routes see it: bodies and answers are typed by their zod schemas. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What the routes must know of the place they are served from. */
export type Site = {
  /** As browsers reach it, without a slash at the end: `http://localhost:4400`. Cookies are secure when it is https. */
  readonly publicUrl: string
  readonly version: string
}

/** A module of routes. Each is registered in a scope of its own, so its hooks and parsers stay with it. */
export type Routes = (app: Server, world: World, site: Site) => void | Promise<void>

/** Who may call a route: `session` people (and keys with the scope), `key` programs alone, `public` anybody. */
export type Access = 'session' | 'key' | 'public'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Default by path: `/api` session, `/v1` key, else public. */
    readonly access?: Access
    /** Held to the strict limit by address: for routes that guess secrets could be tried on. */
    readonly strict?: boolean
  }
}

/** The answers of a route for the validator and OpenAPI: one good one, and problems. */
export function answers<Schema extends z.ZodType, Status extends number = 200>(schema: Schema, status?: Status) {
  return { [status ?? 200]: schema, '4xx': problem, '5xx': problem } as unknown as Readonly<Record<Status, Schema>> & {
    readonly '4xx': typeof problem
    readonly '5xx': typeof problem
  }
}

/** The answer 204: done, nothing to say. */
export const nothing = z.undefined().describe('Done')

/** What of a request names one thing by its id. */
export const byId = z.object({ id: z.uuid() })

/** The answer of a list that is given whole. */
export const itemsOf = <Item extends z.ZodType>(item: Item) => answers(z.object({ items: z.array(item) }))
