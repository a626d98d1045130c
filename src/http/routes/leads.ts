import type { FastifyRequest } from 'fastify'
import { explainLead } from '../../app/explain-lead.ts'
import { exportList } from '../../app/export-list.ts'
import { type ListInput, listLeads } from '../../app/list-leads.ts'
import { nearestLeads } from '../../app/nearest-leads.ts'
import { showLead } from '../../app/show-lead.ts'
import { acceptLead, declineLead } from '../../app/work/accept-lead.ts'
import { addNote } from '../../app/work/add-note.ts'
import { assignLead } from '../../app/work/assign-lead.ts'
import { disputeScore } from '../../app/work/dispute-score.ts'
import { logCall } from '../../app/work/log-call.ts'
import { overrideTier, setVerdict } from '../../app/work/overrule.ts'
import { recordOutcome } from '../../app/work/record-outcome.ts'
import { reopenLead } from '../../app/work/reopen-lead.ts'
import { snoozeLead } from '../../app/work/snooze-lead.ts'
import { writeWhatsapp } from '../../app/work/write-whatsapp.ts'
import { AppError } from '../../core/app-error.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import { type Behind, parseBehind } from '../../core/measure/behind.ts'
import { contextOf } from '../authenticate.ts'
import { outcomeInput } from '../contract/intake.ts'
import {
  assignInput,
  callInput,
  disputeInput,
  leadList,
  leadPage,
  type LeadQuery,
  leadQuery,
  nearestDeals,
  noteInput,
  overrideInput,
  replay,
  snoozeInput,
  verdictInput,
  whatsappInput,
} from '../contract/leads.ts'
import { locale } from '../contract/primitives.ts'
import { declineInput } from '../contract/working-day.ts'
import { answers, byId, type Server } from '../route.ts'
import { sendWorkbook } from '../send-workbook.ts'
import { leadPageView } from '../views/lead-page-view.ts'
import { leadRowView } from '../views/lead-row-view.ts'
import { nearView } from '../views/near-view.ts'

type ById = FastifyRequest<{ Params: { id: string } }>

/** The lists, the lead's page, and what people do with a lead. Every change answers with the page as it is then. */
export function leadRoutes(app: Server): void {
  const tags = ['leads']
  const page = { tags, params: byId, response: answers(leadPage) }
  const id = (request: { params: { id: string } }) => request.params.id as LeadId
  const shown = async (request: FastifyRequest) => leadPageView(await showLead(contextOf(request), id(request as ById)))

  app.get('/api/leads', { schema: { tags, querystring: leadQuery, response: answers(leadList) } }, async (request) => {
    const listed = await listLeads(contextOf(request), listInput(request.query))
    return {
      items: listed.rows.map(leadRowView),
      next: listed.next,
      counts: { ...listed.counts },
      order: listed.order,
      basis: listed.basis,
    }
  })
  const asked = leadQuery.extend({ lang: locale.default('en') })
  app.get('/api/leads.xlsx', { schema: { tags, querystring: asked } }, async (request, reply) => {
    const { lang: language, ...query } = request.query
    const ctx = contextOf(request)
    const { sheet } = await exportList(ctx, { ...listInput(query), language })
    return sendWorkbook(reply, `leads-${query.view}`, await ctx.files.workbook(sheet))
  })
  app.get('/api/leads/:id', { schema: page }, shown)
  app.get('/api/leads/:id/replay', { schema: { tags, params: byId, response: answers(replay) } }, async (request) => {
    const explanation = await explainLead(contextOf(request), id(request))
    return { agrees: explanation.agrees, stages: explanation.stages.map((stage) => ({ ...stage })) }
  })
  const nearest = { tags, params: byId, response: answers(nearestDeals) }
  app.get('/api/leads/:id/nearest', { schema: nearest }, async (request) => {
    return { deals: (await nearestLeads(contextOf(request), id(request))).map(nearView) }
  })
  app.post('/api/leads/:id/call', { schema: { ...page, body: callInput } }, async (request) => {
    await logCall(contextOf(request), { leadId: id(request), ...request.body, note: request.body.note ?? null })
    return shown(request)
  })
  app.post('/api/leads/:id/note', { schema: { ...page, body: noteInput } }, async (request) => {
    await addNote(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/whatsapp', { schema: { ...page, body: whatsappInput } }, async (request) => {
    await writeWhatsapp(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/outcome', { schema: { ...page, body: outcomeInput } }, async (request) => {
    const { kind, amount, reason, at } = request.body
    await recordOutcome(contextOf(request), {
      leadId: id(request),
      kind,
      amount: amount ?? null,
      reason: reason ?? null,
      at: at ?? null,
    })
    return shown(request)
  })
  app.post('/api/leads/:id/assign', { schema: { ...page, body: assignInput } }, async (request) => {
    const { user_id: userId, queue, reason } = request.body
    await assignLead(contextOf(request), {
      leadId: id(request),
      userId: (userId ?? null) as UserId | null,
      queue: queue ?? null,
      reason: reason ?? null,
    })
    return shown(request)
  })
  app.post('/api/leads/:id/accept', { schema: page }, async (request) => {
    await acceptLead(contextOf(request), id(request))
    return shown(request)
  })
  app.post('/api/leads/:id/decline', { schema: { ...page, body: declineInput } }, async (request) => {
    await declineLead(contextOf(request), { leadId: id(request), reason: request.body.reason ?? null })
    return shown(request)
  })
  app.post('/api/leads/:id/snooze', { schema: { ...page, body: snoozeInput } }, async (request) => {
    await snoozeLead(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/dispute', { schema: { ...page, body: disputeInput } }, async (request) => {
    await disputeScore(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/verdict', { schema: { ...page, body: verdictInput } }, async (request) => {
    await setVerdict(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/override', { schema: { ...page, body: overrideInput } }, async (request) => {
    await overrideTier(contextOf(request), { leadId: id(request), ...request.body })
    return shown(request)
  })
  app.post('/api/leads/:id/reopen', { schema: page }, async (request) => {
    await reopenLead(contextOf(request), id(request))
    return shown(request)
  })
}

function listInput({ q, assignee, test, cursor, behind, ...query }: LeadQuery): ListInput {
  const { tier = null, source = null, late = false, channel = null, sampled = false, unanswered = false } = query
  return {
    view: query.view,
    order: query.order,
    limit: query.limit,
    search: q ?? null,
    tier,
    source,
    assigneeId: (assignee ?? null) as UserId | null,
    late,
    channel,
    sampled,
    unanswered,
    behind: behind === undefined ? null : behindOf(behind),
    tests: test ?? true,
    after: cursor ?? null,
  }
}

function behindOf(text: string): Behind {
  const behind = parseBehind(text)
  if (behind) return behind
  throw new AppError(
    'bad_input',
    'behind_unknown',
    'there is no such figure: name it as FIGURE~FROM~TO or FIGURE~FROM~TO~BY~VALUE',
    {
      field: 'behind',
    },
  )
}
