import { changeRouting as changeRoutingVerb } from '../../app/route/change-routing.ts'
import { endPilot, startPilot } from '../../app/route/pilot.ts'
import { showRouting } from '../../app/route/show-routing.ts'
import { tryRoute } from '../../app/route/try-route.ts'
import { contextOf } from '../authenticate.ts'
import { changeRouting, newPilot, pilot, routing, tried, tryLead } from '../contract/routing.ts'
import { answers, nothing, type Server } from '../route.ts'
import { pilotView, routingView, triedView } from '../views/routing-view.ts'

/** How leads find their people: rules, what was learned, the simulator, the pilot. */
export function routingRoutes(app: Server): void {
  const tags = ['routing']
  app.get('/api/routing', { schema: { tags, response: answers(routing) } }, async (request) =>
    routingView(await showRouting(contextOf(request))),
  )
  app.put('/api/routing', { schema: { tags, body: changeRouting, response: answers(routing) } }, async (request) => {
    const { routing: rules, sampling, note } = request.body
    await changeRoutingVerb(contextOf(request), { routing: rules, sampling, note: note ?? null })
    return routingView(await showRouting(contextOf(request)))
  })
  app.post('/api/routing/try', { schema: { tags, body: tryLead, response: answers(tried) } }, async (request) => {
    const { tier = null, at = null, score = null, routing: rules = null, ...draft } = request.body
    const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null && value !== ''))
    return triedView(await tryRoute(contextOf(request), { draft: given, tier, at, score, routing: rules }))
  })
  app.put('/api/pilot', { schema: { tags, body: newPilot, response: answers(pilot) } }, async (request) =>
    pilotView(await startPilot(contextOf(request), request.body)),
  )
  app.delete('/api/pilot', { schema: { tags, response: answers(nothing, 204) } }, async (request, reply) => {
    await endPilot(contextOf(request))
    return reply.code(204).send(undefined)
  })
}
