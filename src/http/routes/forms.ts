import { z } from 'zod'
import { addForm } from '../../app/settings/add-form.ts'
import { changeForm } from '../../app/settings/change-form.ts'
import { type FormView, listForms } from '../../app/settings/list-forms.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { type Form, form, newForm } from '../contract/workspace.ts'
import { answers, byId, type Server } from '../route.ts'

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
