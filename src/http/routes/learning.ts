import { z } from 'zod'
import { crownModel } from '../../app/learn/crown-model.ts'
import { showLearning, showModelReport } from '../../app/learn/show-learning.ts'
import { startTraining } from '../../app/learn/start-training.ts'
import { contextOf } from '../authenticate.ts'
import { crownRequest, learning, modelReport, training } from '../contract/learning.ts'
import { answers, nothing, type Server } from '../route.ts'
import { learningView, reportView, trainingView } from '../views/learning-view.ts'

const byModel = z.object({ id: z.string().regex(/^[a-z0-9][\w.-]{0,99}$/, 'is not the id of a model') })

/** Learning from the workspace's own deals: readiness, trainings, models, which of them decides. */
export function learningRoutes(app: Server): void {
  const tags = ['learning']
  app.get('/api/learning', { schema: { tags, response: answers(learning) } }, async (request) =>
    learningView(await showLearning(contextOf(request))),
  )
  app.post('/api/learning/trainings', { schema: { tags, response: answers(training, 202) } }, async (request, reply) =>
    reply.code(202).send(trainingView(await startTraining(contextOf(request)))),
  )
  app.get(
    '/api/models/:id/report',
    { schema: { tags, params: byModel, response: answers(modelReport) } },
    async (request) => {
      const { id } = request.params
      return reportView(id, await showModelReport(contextOf(request), id))
    },
  )
  app.post(
    '/api/models/:id/crown',
    { schema: { tags, params: byModel, body: crownRequest, response: answers(nothing, 204) } },
    async (request, reply) => {
      const { reason, rescore } = request.body
      await crownModel(contextOf(request), { modelId: request.params.id, reason: reason ?? null, rescore })
      return reply.code(204).send()
    },
  )
}
