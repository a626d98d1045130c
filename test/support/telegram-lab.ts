// Plays the Bot API on 127.0.0.1: keeps what the bot sends, hands out updates by polling, faults included.
import { setTimeout as sleep } from 'node:timers/promises'
import { type ServiceCall, type ServiceLab, type ServiceManner, startServiceLab } from './service-lab.ts'

export type TelegramLab = {
  readonly lab: ServiceLab
  readonly url: string
  /** Calls of one method, in order. */
  calls(method: string): readonly ServiceCall[]
  /** Something that people do; handed out by getUpdates until confirmed. */
  happens(update: object): number
  /** Answers instead of the usual to sendMessage. */
  onSend: ((call: ServiceCall) => ServiceManner | null) | null
}

const token = '100:secret-of-the-bot'
export const botToken = token

export async function startTelegramLab(): Promise<TelegramLab> {
  let next = 1
  let messages = 100
  const waiting: { update_id: number }[] = []
  const methodOf = (call: ServiceCall) => call.path.split('/').at(-1)!
  const ok = (result: unknown): ServiceManner => ({ status: 200, json: { ok: true, result } })
  const lab = await startServiceLab(async (call) => {
    if (!call.path.startsWith(`/bot${token}/`))
      return { status: 401, json: { ok: false, error_code: 401, description: 'Unauthorized' } }
    switch (methodOf(call)) {
      case 'getMe':
        return ok({ id: 100, is_bot: true, first_name: 'Assay', username: 'assay_test_bot' })
      case 'getUpdates': {
        const offset = Number(call.fields['offset'] ?? 0)
        while (waiting[0] && waiting[0].update_id < offset) waiting.shift()
        if (waiting.length === 0) await sleep(100)
        return ok([...waiting])
      }
      case 'sendMessage':
        return telegram.onSend?.(call) ?? ok({ message_id: (messages += 1), date: 1, chat: { id: 1, type: 'private' } })
      case 'sendContact':
        return ok({ message_id: (messages += 1), date: 1, chat: { id: 1, type: 'private' } })
      default:
        return ok(true)
    }
  })
  const telegram: TelegramLab = {
    lab,
    url: lab.url,
    onSend: null,
    calls: (method) => lab.calls.filter((call) => methodOf(call) === method),
    happens(update) {
      waiting.push({ ...update, update_id: (next += 1) })
      return next
    },
  }
  return telegram
}

export const written = (chat: number, text: string, more: object = {}) => ({
  message: {
    message_id: 1,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: 'private' },
    from: { id: chat, first_name: 'Асем', language_code: 'ru' },
    text,
    ...more,
  },
})

export const pressed = (chat: number, data: string) => ({
  callback_query: {
    id: `cb${Math.random()}`,
    from: { id: chat, first_name: 'Rita' },
    message: { message_id: 55, chat: { id: chat, type: 'private' } },
    data,
  },
})
