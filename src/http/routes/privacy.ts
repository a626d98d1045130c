import { Readable } from 'node:stream'
import { z } from 'zod'
import { issueCertificate } from '../../app/consent/issue-certificate.ts'
import { erasePerson } from '../../app/privacy/erase-person.ts'
import { findPerson } from '../../app/privacy/find-person.ts'
import {
  changePrivacySettings,
  filePrivacyRequest,
  finishPrivacyRequest,
  listConsents,
  listPrivacyRequests,
  listSigningKeys,
  rotateSigningKey,
  showPrivacySettings,
} from '../../app/privacy/privacy-desk.ts'
import { restrictLead } from '../../app/privacy/restrict-lead.ts'
import { countRetention, type RetentionCount, runRetention } from '../../app/privacy/retain.ts'
import { showPerson } from '../../app/privacy/show-person.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import {
  consentPage,
  eraseInput,
  findInput,
  foundLead,
  leadsInput,
  personFile,
  privacyChange,
  privacyRequest,
  privacySettings,
  requestInput,
  restrictInput,
  retentionCount,
  saidAnswer,
  signingKey,
} from '../contract/privacy.ts'
import { answers, byId, itemsOf, type Server } from '../route.ts'
import {
  entryView,
  fileView,
  foundView,
  requestView,
  settingsOf,
  settingsView,
  signingKeyView,
} from '../views/privacy-view.ts'

const tags = ['privacy']
const registerQuery = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** Ids of leads in the address, with commas between: ids are no personal data. */
const leadsQuery = z.object({
  leads: z
    .string()
    .max(3700)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(100))
    .optional(),
})

/** What the privacy officer does with people's data. What is sought and sent in is in bodies, never in addresses. */
export function privacyRoutes(app: Server): void {
  personRoutes(app)
  deskRoutes(app)
  registerRoutes(app)
}

function personRoutes(app: Server): void {
  app.post(
    '/api/privacy/find',
    { schema: { tags, body: findInput, response: itemsOf(foundLead) } },
    async (request) => ({
      items: (await findPerson(contextOf(request), request.body.query)).map(foundView),
    }),
  )
  app.post(
    '/api/privacy/person',
    { schema: { tags, body: leadsInput, response: answers(personFile) } },
    async (request) => {
      const leads = request.body.leads as LeadId[]
      return { leads: (await showPerson(contextOf(request), { leads, as: 'privacy.read' })).map(fileView) }
    },
  )
  app.post(
    '/api/privacy/export',
    { schema: { tags, body: leadsInput, response: answers(personFile) } },
    async (request, reply) => {
      const leads = request.body.leads as LeadId[]
      const files = await showPerson(contextOf(request), { leads, as: 'privacy.exported' })
      reply.header('content-disposition', 'attachment; filename="person.json"')
      return { leads: files.map(fileView) }
    },
  )
  app.post(
    '/api/privacy/erase',
    { schema: { tags, body: eraseInput, response: answers(z.object({ erased: z.number().int() })) } },
    async (request) => {
      const { leads, reason } = request.body
      return { ...(await erasePerson(contextOf(request), { leads: leads as LeadId[], reason })) }
    },
  )
  app.post(
    '/api/privacy/restrict',
    { schema: { tags, body: restrictInput, response: answers(saidAnswer) } },
    async (request) => {
      const { lead, reason } = request.body
      await restrictLead(contextOf(request), { leadId: lead as LeadId, reason })
      return { ok: true as const }
    },
  )
}

function deskRoutes(app: Server): void {
  app.get('/api/privacy/settings', { schema: { tags, response: answers(privacySettings) } }, async (request) =>
    settingsView(await showPrivacySettings(contextOf(request))),
  )
  app.patch(
    '/api/privacy/settings',
    { schema: { tags, body: privacyChange, response: answers(privacySettings) } },
    async (request) => settingsView(await changePrivacySettings(contextOf(request), settingsOf(request.body))),
  )
  app.get('/api/privacy/requests', { schema: { tags, response: itemsOf(privacyRequest) } }, async (request) => ({
    items: (await listPrivacyRequests(contextOf(request))).map(requestView),
  }))
  app.post(
    '/api/privacy/requests',
    { schema: { tags, body: requestInput, response: answers(saidAnswer) } },
    async (request) => {
      const { lead, kind } = request.body
      await filePrivacyRequest(contextOf(request), { leadId: lead as LeadId, kind })
      return { ok: true as const }
    },
  )
  app.post(
    '/api/privacy/requests/:id/done',
    { schema: { tags, params: byId, response: answers(saidAnswer) } },
    async (request) => {
      await finishPrivacyRequest(contextOf(request), request.params.id)
      return { ok: true as const }
    },
  )
  app.get('/api/privacy/retention', { schema: { tags, response: answers(retentionCount) } }, async (request) =>
    countView(await countRetention(contextOf(request))),
  )
  app.post(
    '/api/privacy/retention/run',
    { schema: { tags, response: answers(z.object({ erased: z.number().int() })) } },
    async (request) => ({ erased: await runRetention(contextOf(request)) }),
  )
}

const countView = ({ leads, due, onHold }: RetentionCount) => ({ leads, due: { ...due }, on_hold: onHold })

function registerRoutes(app: Server): void {
  app.get(
    '/api/privacy/consents',
    { schema: { tags, querystring: registerQuery, response: answers(consentPage) } },
    async (request) => {
      const { cursor, limit } = request.query
      const { entries, next } = await listConsents(contextOf(request), { before: cursor ?? null, limit })
      return { items: entries.map(entryView), next: next === null ? null : String(next) }
    },
  )
  app.get('/api/privacy/keys', { schema: { tags, response: itemsOf(signingKey) } }, async (request) => ({
    items: (await listSigningKeys(contextOf(request))).map(signingKeyView),
  }))
  app.post('/api/privacy/keys', { schema: { tags, response: itemsOf(signingKey) } }, async (request) => ({
    items: (await rotateSigningKey(contextOf(request))).map(signingKeyView),
  }))
  app.get('/api/privacy/certificate', { schema: { tags, querystring: leadsQuery } }, async (request, reply) => {
    const leads = (request.query.leads ?? null) as LeadId[] | null
    const lines = await issueCertificate(contextOf(request), { leads })
    return reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="consents.jsonl"')
      .send(Readable.from(lines))
  })
}
