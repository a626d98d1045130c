import { z } from 'zod'
import { addSequence } from '../../app/nurture/add-sequence.ts'
import { changeSequence, listSequenceVersions } from '../../app/nurture/change-sequence.ts'
import {
  listSequences,
  saveLetterSettings,
  type SequenceShown,
  showLetterSettings,
} from '../../app/nurture/manage-sequences.ts'
import { orderSequences } from '../../app/nurture/order-sequences.ts'
import { previewEntry } from '../../app/nurture/preview-entry.ts'
import { type Preview as PreviewShown, previewLetter } from '../../app/nurture/preview-letter.ts'
import { removeSequence } from '../../app/nurture/remove-sequence.ts'
import { showLead } from '../../app/show-lead.ts'
import { leadPage } from '../contract/leads.ts'
import { leadPageView } from '../views/lead-page-view.ts'
import { stopNurture } from '../../app/nurture/stop-nurture.ts'
import type { LetterSettings } from '../../app/ports/nurture-store.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import {
  changeSequence as changeInput,
  entryPreview,
  entryPreviewInput,
  letterSettings,
  type LetterSettingsView,
  newSequence,
  orderSequences as orderInput,
  type Preview,
  preview,
  previewInput,
  removeSequence as removeInput,
  sequenceId,
  sequenceVersions,
  type SequenceView,
  sequenceView,
} from '../contract/sequences.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** Sequences of letters and what they are filled in with. */
export function sequenceRoutes(app: Server): void {
  const tags = ['letters']
  app.get(
    '/api/sequences',
    { schema: { tags, response: answers(z.object({ items: z.array(sequenceView) })) } },
    async (request) => ({ items: (await listSequences(contextOf(request))).map(view) }),
  )
  app.patch(
    '/api/sequences/:id',
    { schema: { tags, params: sequenceId, body: changeInput, response: answers(sequenceView) } },
    async (request) => view(await changeSequence(contextOf(request), { ...request.body, id: request.params.id })),
  )
  ownSequenceRoutes(app)
  app.post(
    '/api/sequences/preview',
    { schema: { tags, body: previewInput, response: answers(preview) } },
    async (request) => previewView(await previewLetter(contextOf(request), request.body)),
  )
  app.get(
    '/api/sequences/:id/versions',
    { schema: { tags, params: sequenceId, response: answers(sequenceVersions) } },
    async (request) => {
      const versions = await listSequenceVersions(contextOf(request), request.params.id)
      return {
        items: versions.map(({ version, body, changedBy, changedAt }) => ({
          version,
          changed_by: changedBy,
          changed_at: changedAt,
          body: body as Record<string, unknown>,
        })),
      }
    },
  )
  app.get('/api/letter-settings', { schema: { tags, response: answers(letterSettings) } }, async (request) =>
    settingsView(await showLetterSettings(contextOf(request))),
  )
  app.put(
    '/api/letter-settings',
    { schema: { tags, body: letterSettings, response: answers(letterSettings) } },
    async (request) => {
      const { guide_link, webinar_link, case_link, sender, phone, website } = request.body
      const saved = await saveLetterSettings(contextOf(request), {
        sender: sender ?? null,
        phone: phone ?? null,
        website: website ?? null,
        guideLink: guide_link ?? null,
        webinarLink: webinar_link ?? null,
        caseLink: case_link ?? null,
      })
      return settingsView(saved)
    },
  )
  app.post(
    '/api/leads/:id/stop-letters',
    { schema: { tags, params: byId, response: answers(leadPage) } },
    async (request) => {
      const ctx = contextOf(request)
      await stopNurture(ctx, request.params.id as LeadId)
      return leadPageView(await showLead(ctx, request.params.id as LeadId))
    },
  )
}

/** Sequences of the company's own, the order in which all are tried, and for whom one would be. */
function ownSequenceRoutes(app: Server): void {
  const tags = ['letters']
  app.post(
    '/api/sequences',
    { schema: { tags, body: newSequence, response: answers(sequenceView, 201) } },
    async (request, reply) => {
      const { name, copy_of: copyOf = null } = request.body
      return reply.code(201).send(view(await addSequence(contextOf(request), { name, copyOf })))
    },
  )
  app.delete(
    '/api/sequences/:id',
    { schema: { tags, params: sequenceId, querystring: removeInput, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeSequence(contextOf(request), { id: request.params.id, running: request.query.running })
      return reply.code(204).send(undefined)
    },
  )
  app.put(
    '/api/sequences/order',
    { schema: { tags, body: orderInput, response: answers(z.object({ items: z.array(sequenceView) })) } },
    async (request) => ({ items: (await orderSequences(contextOf(request), request.body)).map(view) }),
  )
  app.post(
    '/api/sequences/entry-preview',
    { schema: { tags, body: entryPreviewInput, response: answers(entryPreview) } },
    async (request) => {
      const { doubts, ...figures } = await previewEntry(contextOf(request), request.body)
      return { ...figures, doubts: [...doubts] }
    },
  )
}

const view = ({ sequence, changedAt, counts, doubts, ...standing }: SequenceShown): SequenceView => ({
  ...standing,
  id: sequence.id,
  changed_at: changedAt,
  body: { ...sequence },
  counts: { ...counts },
  doubts: [...doubts],
})

const previewView = ({ letters, faults }: PreviewShown): Preview => {
  const one = (language: keyof PreviewShown['letters']): Preview['letters']['ru'] => {
    const { subject, body, ...letter } = letters[language]
    return letter.kind === 'letter'
      ? { kind: letter.kind, subject, body }
      : { kind: letter.kind, subject, body, missing: [...letter.missing] }
  }
  return { letters: { ru: one('ru'), kk: one('kk'), he: one('he'), en: one('en') }, faults: [...faults] }
}

const settingsView = (settings: LetterSettings): LetterSettingsView => ({
  sender: settings.sender,
  phone: settings.phone,
  website: settings.website,
  guide_link: settings.guideLink,
  webinar_link: settings.webinarLink,
  case_link: settings.caseLink,
})
