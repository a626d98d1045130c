import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WhatsappNews } from '../../app/ports/whatsapp.ts'
import { meaningOf } from './service-error.ts'

const longestText = 10_000
const mostNews = 500
const statuses = ['sent', 'delivered', 'read', 'failed'] as const

type Fields = Readonly<Record<string, unknown>>

/** What a webhook of the Cloud API says about the number with this id. Anything that is not as documented is left out. */
export function readWhatsappHook(body: unknown, phoneNumberId: string): readonly WhatsappNews[] {
  const values = listOf(fieldsOf(body)?.['entry'])
    .flatMap((entry) => listOf(fieldsOf(entry)?.['changes']))
    .flatMap((change): readonly Fields[] => {
      const value = fieldsOf(fieldsOf(change)?.['value'])
      return value ? [value] : []
    })
    .filter((value) => fieldsOf(value['metadata'])?.['phone_number_id'] === phoneNumberId)
  return values.flatMap((value) => [...messagesOf(value), ...statusesOf(value)]).slice(0, mostNews)
}

/** Whether the signature is HMAC-SHA256 of the app over the bytes as they came. */
export function isSignedByApp(raw: Uint8Array, signature: string, appSecret: string): boolean {
  const hex = /^sha256=([\da-f]{64})$/.exec(signature)?.[1]
  if (!hex) return false
  return timingSafeEqual(createHmac('sha256', appSecret).update(raw).digest(), Buffer.from(hex, 'hex'))
}

function messagesOf(value: Fields): readonly WhatsappNews[] {
  const names = new Map(
    listOf(value['contacts']).map((contact) => {
      const { wa_id: id, profile } = fieldsOf(contact) ?? {}
      return [textOf(id), textOf(fieldsOf(profile)?.['name'])]
    }),
  )
  return listOf(value['messages']).flatMap((one): readonly WhatsappNews[] => {
    const message = fieldsOf(one) ?? {}
    const [id, from, seconds] = [textOf(message['id']), textOf(message['from']), Number(message['timestamp'])]
    if (id === null || from === null || !/^\d{6,15}$/.test(from)) return []
    const { text, pressed } = saidIn(message)
    if (text === '' && pressed === null) return []
    const at = new Date(Number.isSafeInteger(seconds) && seconds > 0 && seconds < 1e11 ? seconds * 1000 : 0)
    return [
      { kind: 'message', id, from, name: names.get(from)?.slice(0, 200) ?? null, text, pressed, at: at.toISOString() },
    ]
  })
}

/** The words of a message, and what a pressed button of ours holds. Pictures and voice say their caption and their kind. */
function saidIn(message: Fields): { readonly text: string; readonly pressed: string | null } {
  const kind = textOf(message['type']) ?? ''
  const part = fieldsOf(message[kind])
  const of = (text: unknown) => (textOf(text) ?? '').slice(0, longestText)
  if (kind === 'text') return { text: of(part?.['body']), pressed: null }
  if (kind === 'button') return { text: of(part?.['text']), pressed: textOf(part?.['payload']) }
  if (kind === 'interactive') {
    const reply = fieldsOf(part?.['button_reply']) ?? fieldsOf(part?.['list_reply'])
    return { text: of(reply?.['title']), pressed: textOf(reply?.['id']) }
  }
  const isFile = ['image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts'].includes(kind)
  return { text: of(part?.['caption']) || (isFile ? `[${kind}]` : ''), pressed: null }
}

function statusesOf(value: Fields): readonly WhatsappNews[] {
  return listOf(value['statuses']).flatMap((one): readonly WhatsappNews[] => {
    const said = fieldsOf(one) ?? {}
    const id = textOf(said['id'])
    const status = statuses.find((name) => name === said['status'])
    if (id === null || status === undefined) return []
    const code = fieldsOf(listOf(said['errors'])[0])?.['code']
    const result = status === 'failed' ? (meaningOf(code) ?? { kind: 'refused', reason: 'request_refused' }) : null
    return [{ kind: 'status', id, status, ours: textOf(said['biz_opaque_callback_data']), result }]
  })
}

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed().replaceAll('\u0000', '') : null
