import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { consentScript, leadConsents } from '../../app/consent/lead-consents.ts'
import { sayConsent } from '../../app/consent/say-consent.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { consentScriptAnswer, consentWord, leadConsent, saidAnswer, scriptInput } from '../contract/privacy.ts'
import { answers, byId, itemsOf, type Server } from '../route.ts'
import { leadConsentView } from '../views/privacy-view.ts'

type Said = FastifyRequest<{ Params: { id: string }; Body: z.output<typeof consentWord> }>

/** What a person said about the use of their data, told by a person of ours or by a program. */
export function consentWordRoutes(app: Server): void {
  const schema = { params: byId, body: consentWord, response: answers(saidAnswer) }
  const say = async (request: FastifyRequest) => {
    const { params, body } = request as Said
    await sayConsent(contextOf(request), {
      leadId: params.id as LeadId,
      word: {
        kind: body.kind,
        text: body.text,
        language: body.language ?? null,
        purposes: body.purposes,
        channels: body.channels,
        way: body.way,
        version: body.version ?? null,
        saidAt: body.said_at ?? null,
        withdraws: body.withdraws ?? null,
      },
    })
    return { ok: true as const }
  }
  app.post('/api/leads/:id/consent', { schema: { tags: ['leads'], ...schema } }, say)
  app.post(
    '/v1/leads/:id/consent',
    { schema: { tags: ['intake'], summary: 'Tell what a lead agreed to, withdrew or objects to', ...schema } },
    say,
  )
  app.get(
    '/api/leads/:id/consents',
    { schema: { tags: ['leads'], params: byId, response: itemsOf(leadConsent) } },
    async (request) => ({
      items: (await leadConsents(contextOf(request), request.params.id as LeadId)).map(leadConsentView),
    }),
  )
  app.post(
    '/api/leads/:id/consent-script',
    { schema: { tags: ['leads'], params: byId, body: scriptInput, response: answers(consentScriptAnswer) } },
    async (request) => {
      const { law, ...wish } = request.body
      const script = await consentScript(contextOf(request), request.params.id as LeadId, { ...wish, law: law ?? null })
      return { ...script, gaps: [...script.gaps] }
    },
  )
}
