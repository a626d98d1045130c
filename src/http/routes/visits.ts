import { z } from 'zod'
import type { World } from '../../app/context.ts'
import { noteVisit } from '../../app/receive/visits.ts'
import { acceptForms } from '../forms/form-body.ts'
import type { Server } from '../route.ts'

/** `pass` as the form's answer gave it (`visit_pass`); `pricing` is 1 where prices were looked at. */
const visit = z.object({ pass: z.string().max(2000), pricing: z.enum(['0', '1']).default('0') })

/** Where the widget tells that a known lead is on the site again. Says nothing back: whoever asks learns nothing. */
export async function visitRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app)
  const config = { access: 'public' } as const
  app.post(
    '/v1/visits',
    { config, schema: { tags: ['intake'], summary: 'A visit of somebody who agreed to be remembered', body: visit } },
    async (request, reply) => {
      await noteVisit(world, { pass: request.body.pass, pricing: request.body.pricing === '1' })
      return reply.header('access-control-allow-origin', '*').code(204).send()
    },
  )
}
