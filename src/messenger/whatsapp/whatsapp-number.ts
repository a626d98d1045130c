import type { SendResult } from '../../app/ports/sending.ts'
import type { WhatsappContent, WhatsappNumber, WhatsappSettings } from '../../app/ports/whatsapp.ts'
import { jsonOf, resultByStatus } from '../answer-result.ts'
import { askService, type ServiceAnswer } from '../ask-service.ts'
import { meaningOf } from './service-error.ts'

const longestText = 4096
const longestValue = 1000

/** A number of WhatsApp's Cloud API. It knows no idempotency key: what is unsure is not repeated. */
export function makeWhatsappNumber({ apiRoot, phoneNumberId, token }: WhatsappSettings): WhatsappNumber {
  const url = `${apiRoot.replace(/\/+$/, '')}/${encodeURIComponent(phoneNumberId)}`
  const headers = { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' }
  return {
    async whoAmI() {
      const answer = await askService({
        method: 'GET',
        url: `${url}?fields=display_phone_number,verified_name`,
        headers,
        body: null,
      })
      const result = resultOf(answer)
      if (result.kind !== 'delivered') return result
      const shown = jsonOf(answer)['display_phone_number']
      return typeof shown === 'string'
        ? { kind: 'number', shown: shown.slice(0, 40) }
        : { kind: 'misconfigured', reason: 'account_refused' }
    },
    async send({ id, to, content }) {
      const body = {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to,
        biz_opaque_callback_data: id,
        ...bodyOf(content),
      }
      return resultOf(await askService({ method: 'POST', url: `${url}/messages`, headers, body: JSON.stringify(body) }))
    },
  }
}

/** The service's error code says more than its HTTP status, which is 400 for most of them. */
function resultOf(answer: ServiceAnswer): SendResult {
  const { error, messages } = jsonOf(answer) as {
    readonly error?: { readonly code?: unknown } | null
    readonly messages?: readonly { readonly id?: unknown }[]
  }
  const meant = error ? meaningOf(error.code) : null
  const id = Array.isArray(messages) ? (messages[0] as { readonly id?: unknown } | null)?.id : null
  const byStatus = resultByStatus(answer, typeof id === 'string' ? id.slice(0, 200) : null)
  if (!meant) return byStatus
  const asked = byStatus.kind === 'temporary' ? byStatus.retryAfterMs : null
  return meant.kind === 'temporary' ? { ...meant, retryAfterMs: asked ?? meant.retryAfterMs } : meant
}

function bodyOf(content: WhatsappContent): object {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { preview_url: false, body: cut(content.text, longestText) } }
    case 'buttons': {
      const buttons = content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title: cut(title, 20) } }))
      return interactive({ type: 'button', body: { text: cut(content.text, 1024) }, action: { buttons } })
    }
    case 'choice': {
      const rows = content.lines.map(({ id, title }) => ({ id, title: cut(title, 24) }))
      const action = { button: cut(content.label, 20), sections: [{ rows }] }
      return interactive({ type: 'list', body: { text: cut(content.text, 1024) }, action })
    }
    case 'template': {
      const parameters = content.values.map((value) => ({ type: 'text', text: oneLine(value) }))
      const components = parameters.length === 0 ? [] : [{ type: 'body', parameters }]
      return {
        type: 'template',
        template: { name: content.name, language: { code: content.language }, components },
      }
    }
  }
}

const interactive = (parts: object) => ({ type: 'interactive', interactive: parts })

/** Values of a template hold no line breaks, tabs or more than four spaces together. An empty one is refused. */
const oneLine = (value: string): string => cut(value.replaceAll(/\s+/g, ' ').trim(), longestValue) || '-'

const cut = (text: string, most: number): string => (text.length <= most ? text : text.slice(0, most).toWellFormed())
