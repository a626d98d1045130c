import { z } from 'zod'
import { handOverLate } from '../../app/day/hand-over-late.ts'
import { answerPoll, pollDue as pollDueVerb, pollResults } from '../../app/day/poll.ts'
import { applyRebalance, type MoveShown, previewRebalance } from '../../app/day/rebalance.ts'
import { breachesCsv, breachesWorkbook, type BreachReport, showBreaches } from '../../app/day/show-breaches.ts'
import { showDisputes } from '../../app/day/show-disputes.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { locale } from '../contract/primitives.ts'
import * as day from '../contract/working-day.ts'
import { answers, byId, nothing, type Server } from '../route.ts'
import { sendWorkbook } from '../send-workbook.ts'

/** What a manager does with the day: even out, hand over, look at what was late, ask how it goes. */
export function dayRoutes(app: Server): void {
  const tags = ['day']
  const moves = z.object({ items: z.array(day.move) })
  app.get('/api/rebalance', { schema: { tags, response: answers(moves) } }, async (request) => ({
    items: (await previewRebalance(contextOf(request))).map(moveView),
  }))
  app.post(
    '/api/rebalance',
    { schema: { tags, body: day.wantedMoves, response: answers(day.moved) } },
    async (request) => ({
      moved: await applyRebalance(
        contextOf(request),
        request.body.moves.map(({ lead_id: leadId, from, to }) => ({
          leadId: leadId as LeadId,
          from: from as UserId,
          to: to as UserId,
        })),
      ),
    }),
  )
  app.post(
    '/api/users/:id/hand-over-late',
    { schema: { tags, params: byId, response: answers(day.handedOver) } },
    (request) => handOverLate(contextOf(request), request.params.id as UserId),
  )
  app.get(
    '/api/breaches',
    { schema: { tags, querystring: day.span, response: answers(day.breaches) } },
    async (request) => breachView(await showBreaches(contextOf(request), request.query)),
  )
  app.get('/api/breaches.csv', { schema: { tags, querystring: day.span } }, async (request, reply) => {
    const text = await breachesCsv(contextOf(request), request.query)
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="late-answers.csv"')
      .send(`\ufeff${text}`)
  })
  const asked = day.span.extend({ lang: locale.default('en') })
  app.get('/api/breaches.xlsx', { schema: { tags, querystring: asked } }, async (request, reply) => {
    const { lang, ...span } = request.query
    return sendWorkbook(reply, 'late-answers', await breachesWorkbook(contextOf(request), span, lang))
  })
  app.get('/api/disputes', { schema: { tags, response: answers(day.disputes) } }, async (request) => ({
    items: (await showDisputes(contextOf(request))).map(({ leadId, leadName, borneOut, ...dispute }) => ({
      ...dispute,
      lead_id: leadId,
      lead_name: leadName,
      borne_out: borneOut,
    })),
  }))
  pollRoutes(app)
}

function pollRoutes(app: Server): void {
  const tags = ['day']
  app.get('/api/poll', { schema: { tags, response: answers(day.pollDue) } }, async (request) => ({
    month: await pollDueVerb(contextOf(request)),
  }))
  app.post(
    '/api/poll',
    { schema: { tags, body: day.pollAnswer, response: answers(nothing, 204) } },
    async (request, reply) => {
      await answerPoll(contextOf(request), { ...request.body, note: request.body.note ?? null })
      return reply.code(204).send(undefined)
    },
  )
  app.get(
    '/api/poll/results',
    { schema: { tags, response: answers(z.object({ items: z.array(day.pollMonth) })) } },
    async (request) => ({
      items: (await pollResults(contextOf(request))).map((month) => ({
        ...month,
        counts: month.counts && [...month.counts],
        notes: [...month.notes],
      })),
    }),
  )
}

const moveView = ({ leadId, from, to, why, record }: MoveShown): day.Move => ({
  lead_id: leadId,
  name: record.lead.name,
  company: record.lead.company,
  tier: record.tier,
  from,
  to,
  why,
})

const breachView = ({ breaches, cut }: BreachReport): day.Breaches => ({
  items: breaches.map((breach) => ({
    id: breach.assignmentId,
    lead_id: breach.leadId,
    name: breach.leadName,
    company: breach.company,
    source: breach.source,
    tier: breach.tier,
    user: breach.userId ? { id: breach.userId, name: breach.userName ?? '?' } : null,
    queue: breach.queue,
    assigned_at: breach.assignedAt,
    respond_by: breach.respondBy,
    answered_at: breach.answeredAt,
    minutes_late: breach.minutesLate,
    handed_over: breach.handedOver,
  })),
  cut,
})
