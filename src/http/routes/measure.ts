import { z } from 'zod'
import { measuredTable, measuredTables, tableInWords } from '../../app/measure/measured-table.ts'
import { addCost, listCosts, removeCost, showChannels } from '../../app/measure/show-channels.ts'
import { showForecast, showForecastParts } from '../../app/measure/show-forecast.ts'
import { showGroups, showPromise, showWatch } from '../../app/measure/show-watch.ts'
import { contextOf } from '../authenticate.ts'
import {
  channels,
  cost,
  forecast,
  forecastParts,
  groupQuery,
  groups,
  newCost,
  partQuery,
  promise,
  spanQuery,
  tableQuery,
  watch,
} from '../contract/measure.ts'
import { answers, byId, nothing, type Server } from '../route.ts'
import { sendWorkbook } from '../send-workbook.ts'
import {
  channelsView,
  costView,
  forecastPartsView,
  forecastView,
  groupsView,
  promiseView,
  watchView,
} from '../views/measure-view.ts'

const tableName = z.object({ table: z.enum(measuredTables), format: z.enum(['csv', 'xlsx']) })

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
  app.get('/api/measure/forecast', { schema: { tags, response: answers(forecast) } }, async (request) =>
    forecastView(await showForecast(contextOf(request))),
  )
  app.get(
    '/api/measure/forecast/parts',
    { schema: { tags, querystring: partQuery, response: answers(forecastParts) } },
    async (request) => forecastPartsView(await showForecastParts(contextOf(request), request.query.part)),
  )
  tableRoutes(app)
  costRoutes(app)
}

/** The dashboards as tables: `channels.csv`, `weeks.xlsx` and so on. */
function tableRoutes(app: Server): void {
  const schema = { tags: ['measure'], params: tableName, querystring: tableQuery }
  app.get('/api/measure/tables/:table.:format', { schema }, async (request, reply) => {
    const ctx = contextOf(request)
    const { table, format } = request.params
    const { from, to, by, part, source, lang } = request.query
    const figures = await measuredTable(ctx, { table, span: spanOf({ from, to }), by, part, source })
    const kind = table === 'groups' ? by : table === 'forecast-parts' ? part : null
    const name = kind ? `${table}-${kind}` : table
    if (format === 'csv')
      return reply
        .header('content-disposition', `attachment; filename="${name}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(ctx.files.tableText(figures.head, figures.rows, { forPeople: true }))
    const { head, rows } = tableInWords(figures, lang)
    const columns = head.map((title, at) => ({
      title,
      kind: figures.head[at] === 'received_at' ? ('time' as const) : kindOf(rows, at),
    }))
    const sheet = { name, columns, rows, rightToLeft: lang === 'he', timeZone: figures.timeZone }
    return sendWorkbook(reply, name, await ctx.files.workbook(sheet))
  })
}

const kindOf = (rows: readonly (readonly unknown[])[], at: number) =>
  rows.some((row) => typeof row[at] === 'number') ? ('number' as const) : ('text' as const)

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
