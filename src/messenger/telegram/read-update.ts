import type { RawUpdate, TelegramUpdate } from '../../app/ports/telegram.ts'

const longestText = 10_000

/** What an update of the Bot API says. Anything that is not as documented is `other`. */
export function readTelegramUpdate(update: RawUpdate): TelegramUpdate {
  const pressed = objectOf(update['callback_query'])
  if (pressed) return buttonOf(pressed)
  const message = objectOf(update['message'])
  const chat = objectOf(message?.['chat'])
  // In groups the bot only speaks: what is said there is not said to it.
  if (!message || !chat || chat['type'] !== 'private') return { kind: 'other' }
  const chatId = idOf(chat['id'])
  if (chatId === null) return { kind: 'other' }
  const from = objectOf(message['from'])
  const language = textOf(from?.['language_code'])
  const text = (textOf(message['text']) ?? textOf(message['caption']) ?? '').slice(0, longestText)
  const start = /^\/start(?:@\w+)?(?:\s+(\S{1,64}))?\s*$/.exec(text)
  if (start) return { kind: 'start', chatId, code: start[1] ?? null, language }
  const phone = textOf(objectOf(message['contact'])?.['phone_number'])
  if (text === '' && phone === null) return { kind: 'other' }
  const seconds = message['date']
  return {
    kind: 'message',
    chatId,
    text,
    name: [from?.['first_name'], from?.['last_name']].map(textOf).filter(Boolean).join(' ').slice(0, 200) || null,
    phone: phone === null ? null : phone.startsWith('+') ? phone : `+${phone}`,
    language,
    at: new Date(typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : 0).toISOString(),
  }
}

function buttonOf(pressed: Readonly<Record<string, unknown>>): TelegramUpdate {
  const message = objectOf(pressed['message'])
  const chatId = idOf(objectOf(message?.['chat'])?.['id'])
  const callbackId = textOf(pressed['id'])
  const data = textOf(pressed['data'])
  if (chatId === null || callbackId === null || data === null) return { kind: 'other' }
  const messageId = message?.['message_id']
  return { kind: 'button', chatId, callbackId, messageId: typeof messageId === 'number' ? messageId : null, data }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed().replaceAll('\u0000', '') : null
const idOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
