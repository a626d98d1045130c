import { z } from 'zod'
import { noteReaction } from '../../app/deliver/letter-links.ts'
import type { World } from '../../app/context.ts'
import { AppError } from '../../core/app-error.ts'
import type { Server } from '../route.ts'

const querystring = z.object({ t: z.string().max(4000) })
/** One transparent point. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** What letters to people who agreed to it point at: a picture that tells of an opening, and links that tell that they were followed. */
export function letterReactionRoutes(app: Server, world: World): void {
  const config = { access: 'public' } as const
  app.get('/v1/letters/opened', { config, schema: { hide: true, querystring } }, async (request, reply) => {
    await noteReaction(world, request.query.t)
    return reply.header('cache-control', 'no-store').type('image/gif').send(point)
  })
  app.get('/v1/letters/link', { config, schema: { hide: true, querystring } }, async (request, reply) => {
    // The address is inside the sealed token: nobody can have this server send people elsewhere.
    const found = await noteReaction(world, request.query.t)
    if (!found?.url) throw new AppError('not_found', 'link_unknown', 'there is no such link')
    return reply.redirect(found.url, 302)
  })
}
