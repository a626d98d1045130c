import {
  changeFormService,
  renewServiceKey,
  type ServiceView,
  showFormService,
} from '../../app/settings/change-form-service.ts'
import type { FormService } from '../../core/lead/form-service.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import {
  type FormServiceInput,
  formServiceInput,
  type FormServiceSettings,
  formServiceSettings,
} from '../contract/form-service.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** The services that post answers of forms from their own servers. Where they post to: service-intake.ts. */
export function formServiceRoutes(app: Server): void {
  const tags = ['settings']
  const schema = { tags, params: byId, response: answers(formServiceSettings) }
  const idOf = ({ id }: { readonly id: string }) => id as FormId
  app.get('/api/forms/:id/service', { schema }, async (request) =>
    settingsOf(await showFormService(contextOf(request), idOf(request.params))),
  )
  app.put('/api/forms/:id/service', { schema: { ...schema, body: formServiceInput } }, async (request) =>
    settingsOf(
      await changeFormService(contextOf(request), { id: idOf(request.params), service: serviceOf(request.body) }),
    ),
  )
  app.delete(
    '/api/forms/:id/service',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await changeFormService(contextOf(request), { id: idOf(request.params), service: null })
      return reply.code(204).send()
    },
  )
  app.post('/api/forms/:id/service/key', { schema }, async (request) =>
    settingsOf(await renewServiceKey(contextOf(request), idOf(request.params))),
  )
}

const serviceOf = (input: FormServiceInput): FormService => ({
  kind: input.kind,
  ipField: input.ip_field?.trim() || null,
  userAgentField: input.user_agent_field?.trim() || null,
  pageField: input.page_field?.trim() || null,
  timeField: input.time_field?.trim() || null,
  idField: input.id_field?.trim() || null,
})

function settingsOf(view: ServiceView | null): FormServiceSettings {
  if (view === null) return { service: null, path: null, old_until: null }
  const { slug, service, key, oldUntil } = view
  return {
    service: {
      kind: service.kind,
      ip_field: service.ipField,
      user_agent_field: service.userAgentField,
      page_field: service.pageField,
      time_field: service.timeField,
      id_field: service.idField,
    },
    path: key === null ? null : `/v1/forms/${slug}/service/${key}`,
    old_until: oldUntil,
  }
}
