import { z } from 'zod'
import { mailChannel, smsChannel, telegramChannel, whatsappChannel } from './channels.ts'
import { providerConfig, type ProviderInput } from './providers.ts'

const [twilio, http] = smsChannel.options
type Purpose = ProviderInput['purpose']
/** Of a service by configuration: what its purpose has no use for is left out. */
const purposes = {
  email_verifier: providerConfig.omit({ fields: true }),
  phone_live: providerConfig.omit({ fields: true }),
  company: providerConfig.omit({ verdict: true }),
  reader: providerConfig.omit({ method: true, verdict: true, fields: true }),
} satisfies Record<Purpose, z.ZodType>

const shapes = {
  mail: mailChannel,
  sms_twilio: twilio,
  sms_http: http,
  telegram: telegramChannel,
  whatsapp: whatsappChannel,
  ...purposes,
} as const
export type ServiceFormName = keyof typeof shapes

/**
 * The schemas with which settings of services are validated, as JSON Schema by the name of the form: the console makes its forms of them.
 * `writeOnly` marks a secret, `contentMediaType` a text that is JSON.
 */
export const serviceForms: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => [name, { ...z.toJSONSchema(shape, { io: 'input' }) }]),
)

/** `GET /api/service-forms` */
export const serviceFormsAnswer = z.object({ forms: z.record(z.string(), z.record(z.string(), z.unknown())) })
export type ServiceForms = { readonly forms: Readonly<Record<ServiceFormName, Readonly<Record<string, unknown>>>> }
