import type { FastifyRequest } from 'fastify'
import { mergeTwoContacts, separateLead, undoContactMerge } from '../../app/contacts/merge-contacts.ts'
import { showLead } from '../../app/show-lead.ts'
import type { ContactId, LeadId } from '../../core/lead/ids.ts'
import { AppError } from '../../core/app-error.ts'
import { contextOf } from '../authenticate.ts'
import { joinInput, unjoinInput } from '../contract/contacts.ts'
import { leadPage } from '../contract/leads.ts'
import { answers, byId, type Server } from '../route.ts'
import { leadPageView } from '../views/lead-page-view.ts'

type ById = FastifyRequest<{ Params: { id: string } }>

/** The person behind a lead: joined with another contact, taken apart again. Each change answers with the lead's page. */
export function contactRoutes(app: Server): void {
  const page = { tags: ['leads'], params: byId, response: answers(leadPage) }
  const shown = async (request: FastifyRequest) =>
    leadPageView(await showLead(contextOf(request), (request as ById).params.id as LeadId))

  app.post('/api/leads/:id/join', { schema: { ...page, body: joinInput } }, async (request) => {
    const ctx = contextOf(request)
    const { record } = await showLead(ctx, request.params.id as LeadId)
    if (!record.contactId)
      throw new AppError('conflict', 'no_contact_yet', 'the lead has no contact yet: wait for its decision')
    await mergeTwoContacts(ctx, { keptId: record.contactId, goneId: request.body.contact_id as ContactId })
    return shown(request)
  })
  app.post('/api/leads/:id/unjoin', { schema: { ...page, body: unjoinInput } }, async (request) => {
    await undoContactMerge(contextOf(request), request.body.merge_id)
    return shown(request)
  })
  app.post('/api/leads/:id/separate', { schema: page }, async (request) => {
    await separateLead(contextOf(request), request.params.id as LeadId)
    return shown(request)
  })
}
