import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { sayConsent } from '../../app/consent/say-consent.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { consentWord, saidAnswer } from '../contract/privacy.ts'
import { answers, byId, type Server } from '../route.ts'

type Said = FastifyRequest<{ Params: { id: string }; Body: z.output<typeof consentWord> }>

/** What a person said about the use of their data, told by a person of ours or by a program. */
export function consentWordRoutes(app: Server): void {
  const schema = { params: byId, body: consentWord, response: answers(saidAnswer) }
  const say = async (request: FastifyRequest) => {
    const { params, body } = request as Said
    await sayConsent(contextOf(request), {
      leadId: params.id as LeadId,
      word: { ...body, language: body.language ?? null },
    })
    return { ok: true as const }
  }
  app.post('/api/leads/:id/consent', { schema: { tags: ['leads'], ...schema } }, say)
  app.post('/v1/leads/:id/consent', { schema: { tags: ['intake'], ...schema } }, say)
}
