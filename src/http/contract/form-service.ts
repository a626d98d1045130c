import { z } from 'zod'
import { serviceKinds } from '../../core/lead/form-service.ts'
import { isoTime, safeText } from './primitives.ts'

const fieldName = safeText(100).min(1).nullish()

/** Names of the fields in which a service that posts from its own server tells of the visitor; null or absent: it does not. */
export const formServiceInput = z.strictObject({
  kind: z.enum(serviceKinds),
  ip_field: fieldName,
  user_agent_field: fieldName,
  page_field: fieldName,
  time_field: fieldName,
  /** Its own number of a submission, where it has an unusual name: the same one again brings one lead. */
  id_field: fieldName,
})
export type FormServiceInput = z.infer<typeof formServiceInput>

/** `GET`, `PUT` and `DELETE /api/forms/{id}/service`, `POST /api/forms/{id}/service/key`. */
export const formServiceSettings = z.object({
  service: formServiceInput.nullable(),
  /** Where the service posts to, from the server's root. A secret: who knows it may say what the visitor was. Null: renew it to see it. */
  path: z.string().nullable(),
  /** Until when the address before the last renewal is good. */
  old_until: isoTime.nullable(),
})
export type FormServiceSettings = z.infer<typeof formServiceSettings>
