import { Api, GrammyError, HttpError } from 'grammy'
import type { SendResult } from '../../app/ports/sending.ts'
import type { Failed, RawUpdate, TelegramBot, TelegramButton, TelegramSettings } from '../../app/ports/telegram.ts'
import { askService, type ServiceAnswer } from '../ask-service.ts'

const pollSeconds = 25
const answerWithinMs = 10_000
const pollWithinMs = (pollSeconds + 10) * 1000

/** A bot of the Bot API at `apiRoot`, by grammy, over connections of which it is known whether a request got through. */
export function makeTelegramBot({ apiRoot, token }: TelegramSettings): TelegramBot {
  // The library's own fetch keeps connections, and cannot tell what became of a request on one that broke.
  const api = new Api(token || 'unset', { apiRoot: apiRoot.replace(/\/+$/, ''), fetch: askingFetch as never })
  return {
    async whoAmI() {
      const found = await calling(() => api.getMe())
      return 'value' in found ? { kind: 'bot', name: found.value.username } : found
    },
    async send({ chatId, title, text, buttons }) {
      const html = [title && `<b>${escaped(title)}</b>`, escaped(text)].filter(Boolean).join('\n')
      const options = {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(buttons.length > 0 ? { reply_markup: keyboard(buttons) } : {}),
      } as const
      return sent(await calling(() => api.sendMessage(chatId, html, options)))
    },
    async sendContact({ chatId, phone, name }) {
      return sent(await calling(() => api.sendContact(chatId, phone, name)))
    },
    async answerButton(callbackId, text) {
      await calling(() => api.answerCallbackQuery(callbackId, { text: text.slice(0, 200) }))
    },
    async changeButtons({ chatId, messageId }, buttons) {
      await calling(() => api.editMessageReplyMarkup(chatId, messageId, { reply_markup: keyboard(buttons) }))
    },
    async setWebhook(to) {
      const done = to
        ? await calling(() => api.setWebhook(to.url, { secret_token: to.secret, allowed_updates: [...wanted] }))
        : await calling(() => api.deleteWebhook())
      return 'value' in done ? { kind: 'delivered', providerId: null } : done
    },
    async updates(after, signal) {
      const asked = { offset: after + 1, timeout: pollSeconds, allowed_updates: [...wanted] }
      const found = await calling(() => api.getUpdates(asked, signal as never))
      return 'value' in found ? { kind: 'updates', updates: found.value as unknown as readonly RawUpdate[] } : found
    },
  }
}

const wanted = ['message', 'callback_query'] as const

type Called<Value> = { readonly value: Value } | Failed

async function calling<Value>(call: () => Promise<Value>): Promise<Called<Value>> {
  try {
    return { value: await call() }
  } catch (error) {
    if (error instanceof GrammyError) return ofAnswer(error)
    if (error instanceof HttpError && error.error instanceof Unanswered) return ofSilence(error.error.answer)
    // An answer that is no Bot API answer: a proxy's page, say.
    return { kind: 'temporary', reason: 'service_error', retryAfterMs: null }
  }
}

const sent = (called: Called<{ readonly message_id: number }>): SendResult =>
  'value' in called ? { kind: 'delivered', providerId: String(called.value.message_id) } : called

function ofAnswer({ error_code: code, parameters }: GrammyError): Failed {
  if (code === 429) {
    const seconds = parameters.retry_after
    return { kind: 'temporary', reason: 'rate_limited', retryAfterMs: seconds === undefined ? null : seconds * 1000 }
  }
  if (code >= 500) return { kind: 'temporary', reason: 'service_error', retryAfterMs: null }
  if (code === 401 || code === 404) return { kind: 'misconfigured', reason: 'token_refused' }
  if (code === 409) return { kind: 'misconfigured', reason: 'other_receiver' }
  // 403: the person has blocked the bot. 400: the chat does not exist, or the message is at fault.
  return { kind: 'refused', reason: code === 403 ? 'blocked_by_person' : 'request_refused' }
}

function ofSilence(answer: Exclude<ServiceAnswer, { kind: 'answer' }>): Failed {
  if (answer.kind === 'unsure') return answer
  return { kind: 'temporary', reason: answer.reason, retryAfterMs: null }
}

class Unanswered extends Error {
  readonly answer: Exclude<ServiceAnswer, { kind: 'answer' }>
  constructor(answer: Exclude<ServiceAnswer, { kind: 'answer' }>) {
    super(answer.reason)
    this.answer = answer
  }
}

type FetchInit = { readonly headers?: Record<string, string>; readonly body?: unknown; readonly signal?: AbortSignal }

/** The part of fetch that the library uses, over one connection a request. */
async function askingFetch(url: string | URL, { headers = {}, body, signal }: FetchInit): Promise<Response> {
  const answer = await askService({
    method: 'POST',
    url: String(url),
    headers: { ...headers, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : '{}',
    timeoutMs: String(url).endsWith('/getUpdates') ? pollWithinMs : answerWithinMs,
    ...(signal ? { signal } : {}),
  })
  if (answer.kind !== 'answer') throw new Unanswered(answer)
  return new Response(answer.text, { status: answer.status < 200 ? 500 : answer.status })
}

const keyboard = (buttons: readonly (readonly TelegramButton[])[]) => ({
  inline_keyboard: buttons.map((row) =>
    row.map((button) =>
      'url' in button ? { text: button.text, url: button.url } : { text: button.text, callback_data: button.data },
    ),
  ),
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
