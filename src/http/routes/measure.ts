import { z } from 'zod'
import {
  addCost,
  channelTable,
  listCosts,
  removeCost,
  showChannels,
  showForecast,
} from '../../app/measure/show-channels.ts'
import { showGroups, showPromise, showWatch } from '../../app/measure/show-watch.ts'
import { contextOf } from '../authenticate.ts'
import {
  channels,
  cost,
  forecast,
  groupQuery,
  groups,
  newCost,
  promise,
  spanQuery,
  watch,
} from '../contract/measure.ts'
import { answers, byId, nothing, type Server } from '../route.ts'
import { channelsView, costView, forecastView, groupsView, promiseView, watchView } from '../views/measure-view.ts'

/** What is measured: the promise, groups, channels and money, the forecast. */
export function measureRoutes(app: Server): void {
  const tags = ['measure']
  app.get('/api/measure/watch', { schema: { tags, response: answers(watch) } }, async (request) =>
    watchView(await showWatch(contextOf(request))),
  )
  app.get('/api/measure/promise', { schema: { tags, response: answers(promise) } }, async (request) =>
    promiseView(await showPromise(contextOf(request))),
  )
  app.get(
    '/api/measure/groups',
    { schema: { tags, querystring: groupQuery, response: answers(groups) } },
    async (request) => groupsView(await showGroups(contextOf(request), request.query.by)),
  )
  app.get(
    '/api/measure/channels',
    { schema: { tags, querystring: spanQuery, response: answers(channels) } },
    async (request) => {
      const { from, to, cost_per_call: costPerCall = null } = request.query
      return channelsView(await showChannels(contextOf(request), { span: spanOf({ from, to }), costPerCall }))
    },
  )
  app.get('/api/measure/channels.csv', { schema: { tags, querystring: spanQuery } }, async (request, reply) => {
    const ctx = contextOf(request)
    const [head = [], ...rows] = await channelTable(ctx, spanOf(request.query))
    return reply
      .header('content-disposition', 'attachment; filename="channels.csv"')
      .type('text/csv; charset=utf-8')
      .send(ctx.files.tableText(head.map(String), rows, { forPeople: true }))
  })
  app.get('/api/measure/forecast', { schema: { tags, response: answers(forecast) } }, async (request) =>
    forecastView(await showForecast(contextOf(request))),
  )
  costRoutes(app)
}

/** Times of a span in UTC, as the leads' are kept. */
const spanOf = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})

function costRoutes(app: Server): void {
  const tags = ['measure']
  app.get(
    '/api/measure/costs',
    { schema: { tags, response: answers(z.object({ items: z.array(cost) })) } },
    async (request) => ({ items: (await listCosts(contextOf(request))).map(costView) }),
  )
  app.post(
    '/api/measure/costs',
    { schema: { tags, body: newCost, response: answers(cost, 201) } },
    async (request, reply) => reply.code(201).send(costView(await addCost(contextOf(request), request.body))),
  )
  app.delete(
    '/api/measure/costs/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeCost(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
