import { addMessage } from '../../app/inbox/add-message.ts'
import { receiveMail } from '../../app/inbox/receive-mail.ts'
import { showLead } from '../../app/show-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { mailTaken, messageInput } from '../contract/intake.ts'
import { leadPage } from '../contract/leads.ts'
import { answers, byId, type Server } from '../route.ts'
import { leadPageView } from '../views/lead-page-view.ts'

/** Letters with their attachments: mail services pass on no larger ones. */
const mostMailBytes = 30 << 20

/** How programs tell what a lead wrote after its inquiry, and how a mail server or service hands over letters that came in. */
export function messageIntakeRoutes(app: Server): void {
  const tags = ['intake']
  app.addContentTypeParser(
    ['message/rfc822', 'application/octet-stream', 'text/plain'],
    { parseAs: 'buffer', bodyLimit: mostMailBytes },
    async (_: unknown, body: Buffer) => body,
  )
  app.post(
    '/v1/leads/:id/messages',
    {
      schema: {
        tags,
        summary: 'Tell what a lead wrote later',
        params: byId,
        body: messageInput,
        response: answers(leadPage, 201),
      },
    },
    async (request, reply) => {
      const ctx = contextOf(request)
      const leadId = request.params.id as LeadId
      const { text, channel, message_id: messageId = null } = request.body
      await addMessage(ctx, { leadId, text, channel, messageId })
      return reply.code(201).send(leadPageView(await showLead(ctx, leadId)))
    },
  )
  app.post(
    '/v1/mail',
    {
      bodyLimit: mostMailBytes,
      schema: { tags, summary: 'Hand over a letter as it came (message/rfc822)', response: answers(mailTaken) },
    },
    async (request) => {
      const taken = await receiveMail(
        contextOf(request),
        Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      )
      return taken.kind === 'ignored'
        ? { kind: taken.kind, reason: taken.reason, lead_id: null }
        : { kind: taken.kind, reason: null, lead_id: taken.leadId }
    },
  )
}
