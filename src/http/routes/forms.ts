import { z } from 'zod'
import { addForm } from '../../app/settings/add-form.ts'
import { changeForm } from '../../app/settings/change-form.ts'
import { type FormView, listForms } from '../../app/settings/list-forms.ts'
import { changeWidget, showWidget } from '../../app/settings/change-widget.ts'
import { composeConsentTexts } from '../../app/settings/compose-consent-texts.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { type Form, form, newForm } from '../contract/workspace.ts'
import { consentTexts, consentTextsInput, widgetInput, widgetSettings } from '../contract/widget.ts'
import { answers, byId, type Server } from '../route.ts'
import { widgetChangeOf, widgetView } from '../views/widget-view.ts'

/** The settings of the forms that may post leads. Where they post to: forms-intake.ts. */
export function formRoutes(app: Server): void {
  const tags = ['settings']
  app.get(
    '/api/forms',
    { schema: { tags, response: answers(z.object({ items: z.array(form) })) } },
    async (request) => ({ items: (await listForms(contextOf(request))).map(formView) }),
  )
  app.post('/api/forms', { schema: { tags, body: newForm, response: answers(form, 201) } }, async (request, reply) => {
    const { slug, name, source, redirect_url, allowed_origins, active } = request.body
    const added = await addForm(contextOf(request), {
      slug,
      name,
      source: source ?? null,
      redirectUrl: redirect_url ?? null,
      allowedOrigins: origins(allowed_origins ?? []),
      active: active ?? true,
    })
    return reply.code(201).send(formView(added))
  })
  app.patch(
    '/api/forms/:id',
    { schema: { tags, params: byId, body: newForm.partial(), response: answers(form) } },
    async (request) => {
      const { slug, redirect_url, allowed_origins, ...changes } = request.body
      const changed = await changeForm(contextOf(request), {
        id: request.params.id as FormId,
        slug,
        changes: {
          ...changes,
          redirectUrl: redirect_url,
          allowedOrigins: allowed_origins && origins(allowed_origins),
        },
      })
      return formView(changed)
    },
  )
}

/** How a form is shown on the seller's pages, and the words of its consents. */
export function widgetRoutes(app: Server): void {
  const tags = ['settings']
  const one = { tags, params: byId, response: answers(widgetSettings) }
  app.get('/api/forms/:id/widget', { schema: one }, async (request) =>
    widgetView(await showWidget(contextOf(request), request.params.id as FormId)),
  )
  app.put('/api/forms/:id/widget', { schema: { ...one, body: widgetInput } }, async (request) =>
    widgetView(
      await changeWidget(contextOf(request), {
        id: request.params.id as FormId,
        change: widgetChangeOf(request.body),
      }),
    ),
  )
  app.post(
    '/api/consent-texts',
    { schema: { tags, body: consentTextsInput, response: answers(consentTexts) } },
    async (request) => {
      const { texts, gaps } = await composeConsentTexts(contextOf(request), request.body)
      return { texts: { ...texts }, gaps: [...gaps] }
    },
  )
}

/** People paste addresses of pages; browsers send the origin alone. */
const origins = (typed: readonly string[]): readonly string[] => [...new Set(typed.map((one) => new URL(one).origin))]

function formView(one: FormView): Form {
  return {
    id: one.id,
    slug: one.slug,
    name: one.name,
    source: one.source,
    active: one.active,
    redirect_url: one.redirectUrl,
    allowed_origins: [...one.allowedOrigins],
    lead_count: one.leadCount,
    created_at: one.createdAt,
  }
}
