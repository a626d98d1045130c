import { z } from 'zod'
import {
  exportExperiment,
  exportResult,
  listExperiments,
  showExperiment,
} from '../../app/experiments/show-experiment.ts'
import { exportPilotResult, showPilotResult } from '../../app/experiments/show-pilot-result.ts'
import { addExperiment, startExperiment, stopExperiment } from '../../app/experiments/start-experiment.ts'
import { planBasis as readBasis } from '../../app/experiments/plan-basis.ts'
import { planExperiment } from '../../app/plan-experiment.ts'
import { resultDocument } from '../../core/experiment/result-document.ts'
import { contextOf } from '../authenticate.ts'
import {
  experiment,
  experimentPage,
  newExperiment,
  pilotResult,
  basisQuery,
  planAnswer,
  planBasis,
  planRequest,
  resultFile,
} from '../contract/experiments.ts'
import { answers, byId, type Server } from '../route.ts'
import { experimentAsked, experimentDocument, experimentPageView, resultFileView } from '../views/experiment-view.ts'

/** Experiments: planned, started, looked at, stopped. */
export function experimentRoutes(app: Server): void {
  const tags = ['experiments']
  app.get(
    '/api/experiments',
    { schema: { tags, response: answers(z.object({ items: z.array(experiment) })) } },
    async (request) => ({ items: (await listExperiments(contextOf(request))).map(experimentDocument) }),
  )
  app.post(
    '/api/experiments',
    { schema: { tags, body: newExperiment, response: answers(experiment, 201) } },
    async (request, reply) => {
      const made = await addExperiment(contextOf(request), experimentAsked(request.body))
      return reply.code(201).send(experimentDocument(made))
    },
  )
  app.get(
    '/api/experiments/basis',
    { schema: { tags, querystring: basisQuery, response: answers(planBasis) } },
    async (request) => {
      const { perWeek, ...basis } = await readBasis(contextOf(request), request.query.metric)
      return { ...basis, per_week: perWeek }
    },
  )
  app.post(
    '/api/experiments/plan',
    { schema: { tags, body: planRequest, response: answers(planAnswer) } },
    async (request) => {
      const { per_week: perWeek, ...asked } = request.body
      const { detectable, ...planned } = planExperiment({ ...asked, perWeek })
      return { ...planned, detectable: [...detectable] }
    },
  )
  app.get(
    '/api/experiments/:id',
    { schema: { tags, params: byId, response: answers(experimentPage) } },
    async (request) => experimentPageView(await showExperiment(contextOf(request), request.params.id)),
  )
  app.get('/api/experiments/:id/rows.csv', { schema: { tags, params: byId } }, async (request, reply) => {
    const ctx = contextOf(request)
    const [head = [], ...rows] = await exportExperiment(ctx, request.params.id)
    return reply
      .header('content-disposition', 'attachment; filename="experiment.csv"')
      .type('text/csv; charset=utf-8')
      .send(ctx.files.tableText(head, rows, { forPeople: true }))
  })
  app.get(
    '/api/experiments/:id/result.json',
    { schema: { tags, params: byId, response: answers(resultFile) } },
    async (request, reply) => {
      const file = await exportResult(contextOf(request), request.params.id)
      return reply.header('content-disposition', 'attachment; filename="experiment.json"').send(resultFileView(file))
    },
  )
  app.get('/api/pilot/result.json', { schema: { tags, response: answers(resultFile) } }, async (request, reply) => {
    const file = await exportPilotResult(contextOf(request))
    return reply.header('content-disposition', 'attachment; filename="pilot.json"').send(resultFileView(file))
  })
  app.get('/api/pilot/result', { schema: { tags, response: answers(pilotResult) } }, async (request) => {
    const { startedAt, results } = await showPilotResult(contextOf(request))
    return { started_at: startedAt, results: results.map(resultDocument) }
  })
  for (const [deed, verb] of [
    ['start', startExperiment],
    ['stop', stopExperiment],
  ] as const)
    app.post(
      `/api/experiments/:id/${deed}`,
      { schema: { tags, params: byId, response: answers(experiment) } },
      async (request) => experimentDocument(await verb(contextOf(request), { id: request.params.id })),
    )
}
