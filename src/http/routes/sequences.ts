import { z } from 'zod'
import {
  changeSequence,
  listSequences,
  previewLetter,
  saveLetterSettings,
  type SequenceShown,
  showLetterSettings,
} from '../../app/nurture/manage-sequences.ts'
import { showLead } from '../../app/show-lead.ts'
import { leadPage } from '../contract/leads.ts'
import { leadPageView } from '../views/lead-page-view.ts'
import { stopNurture } from '../../app/nurture/stop-nurture.ts'
import type { LetterSettings } from '../../app/ports/nurture-store.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import {
  changeSequence as changeInput,
  letterSettings,
  type LetterSettingsView,
  preview,
  previewInput,
  sequenceId,
  type SequenceView,
  sequenceView,
} from '../contract/sequences.ts'
import { answers, byId, type Server } from '../route.ts'

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
  app.post(
    '/api/sequences/preview',
    { schema: { tags, body: previewInput, response: answers(preview) } },
    async (request) => {
      const shown = await previewLetter(contextOf(request), request.body)
      return shown.kind === 'letter'
        ? { kind: shown.kind, subject: shown.subject, body: shown.body }
        : { kind: shown.kind, missing: [...shown.missing] }
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

const view = ({ sequence, active, changedAt, counts }: SequenceShown): SequenceView => ({
  id: sequence.id,
  active,
  changed_at: changedAt,
  body: { ...sequence },
  counts: { ...counts },
})

const settingsView = (settings: LetterSettings): LetterSettingsView => ({
  sender: settings.sender,
  phone: settings.phone,
  website: settings.website,
  guide_link: settings.guideLink,
  webinar_link: settings.webinarLink,
  case_link: settings.caseLink,
})
