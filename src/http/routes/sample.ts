import { z } from 'zod'
import { removeSample } from '../../app/sample/remove-sample.ts'
import { startSample } from '../../app/sample/start-sample.ts'
import { contextOf } from '../authenticate.ts'
import { answers, nothing, type Server } from '../route.ts'

/** The sample company: filled in by a job, taken away at once. */
export function sampleRoutes(app: Server): void {
  const tags = ['workspace']
  app.post(
    '/api/demo',
    { schema: { tags, response: answers(z.object({ status: z.literal('queued') }), 202) } },
    async (request, reply) => {
      await startSample(contextOf(request))
      return reply.code(202).send({ status: 'queued' })
    },
  )
  app.delete('/api/demo', { schema: { tags, response: answers(nothing, 204) } }, async (request, reply) => {
    await removeSample(contextOf(request))
    return reply.code(204).send()
  })
}
