// Plays the Graph API on 127.0.0.1: one number, its messages and its webhooks, faults included.
import { createHmac } from 'node:crypto'
import { type ServiceCall, type ServiceLab, type ServiceManner, startServiceLab } from './service-lab.ts'

export const phoneNumberId = '106540352242922'
export const accessToken = 'EAAG-secret-of-the-number'
export const appSecret = 'secret-of-the-app'

export type WhatsappLab = {
  readonly lab: ServiceLab
  readonly url: string
  /** Messages that were sent to a number, in order. */
  sentTo(digits: string): readonly ServiceCall[]
  /** Answers instead of the usual to a message. */
  onSend: ((call: ServiceCall) => ServiceManner | null) | null
}

/** An error as the Graph API tells it. */
export const graphError = (code: number, status = 400): ServiceManner => ({
  status,
  json: { error: { message: `(#${code}) text with a number +77010000000`, type: 'OAuthException', code } },
})

export async function startWhatsappLab(): Promise<WhatsappLab> {
  let messages = 0
  const lab = await startServiceLab((call) => {
    if (call.headers.authorization !== `Bearer ${accessToken}`) return graphError(190, 401)
    if (call.method === 'GET' && call.path.startsWith(`/v23.0/${phoneNumberId}?`))
      return { status: 200, json: { display_phone_number: '+7 727 000 00 00', verified_name: 'Test' } }
    if (call.method !== 'POST' || call.path !== `/v23.0/${phoneNumberId}/messages`) return graphError(100, 404)
    return (
      whatsapp.onSend?.(call) ?? {
        status: 200,
        json: { messaging_product: 'whatsapp', messages: [{ id: `wamid.out${(messages += 1)}` }] },
      }
    )
  })
  const whatsapp: WhatsappLab = {
    lab,
    url: `${lab.url}/v23.0`,
    onSend: null,
    sentTo: (digits) => lab.calls.filter((call) => call.fields['to'] === digits),
  }
  return whatsapp
}

/** A webhook's body with one value of the test's number. */
export const hookBody = (value: object, number = phoneNumberId) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: { messaging_product: 'whatsapp', metadata: { phone_number_id: number }, ...value },
        },
      ],
    },
  ],
})

let messageCount = 0
/** What a person writes. */
export const wrote = (from: string, text: string, more: object = {}) =>
  hookBody({
    contacts: [{ wa_id: from, profile: { name: 'Асем' } }],
    messages: [
      {
        id: `wamid.in${(messageCount += 1)}`,
        from,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: text },
        ...more,
      },
    ],
  })

export const signatureOf = (raw: string, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`
