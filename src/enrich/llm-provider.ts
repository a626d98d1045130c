import { createHash } from 'node:crypto'
import type { ProvidedSignal, ReadingProvider } from '../app/ports/reading-provider.ts'
import { AppError } from '../core/app-error.ts'
import { claimsOf, longestAnswer, longestText, promptVersion, requestBody } from './llm-question.ts'
import { askedRestMs, type Post, postAnywhere } from './post.ts'

export type LlmSettings = {
  /** The address of an OpenAI-compatible endpoint up to and with /v1. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | null
  readonly timeoutMs: number
}

const cacheSize = 2_000
/** After so many failures in a row the provider is left alone for a while. */
const failuresToRest = 3
const restCalls = 50

const failed = (reason: string): AppError =>
  new AppError('unavailable', reason, 'The language model gave no usable answer; the reading rests on the rules alone.')

/** Answers of the model by text, the oldest forgotten first. */
function makeCache() {
  const known = new Map<string, readonly ProvidedSignal[]>()
  return {
    get: (key: string) => known.get(key),
    keep(key: string, claims: readonly ProvidedSignal[]): void {
      if (known.size >= cacheSize) known.delete(known.keys().next().value!)
      known.set(key, claims)
    },
  }
}

/** When to leave an endpoint alone: for as long as it asks, or some calls after repeated failures. */
function makeRest() {
  let failures = 0
  let calls = 0
  let until = 0
  return {
    isOn(): boolean {
      if (Date.now() < until) return true
      if (calls === 0) return false
      calls -= 1
      return true
    },
    ask(ms: number): void {
      until = Date.now() + ms
    },
    note(answered: boolean): void {
      failures = answered ? 0 : failures + 1
      if (failures < failuresToRest) return
      failures = 0
      calls = restCalls
    },
  }
}

/** A reader behind an OpenAI-compatible endpoint, with a time-out, a cache and a rest after repeated failures. */
export function makeLlmProvider(settings: LlmSettings, post: Post = postAnywhere): ReadingProvider {
  const cache = makeCache()
  const rest = makeRest()
  async function ask(text: string): Promise<readonly ProvidedSignal[]> {
    const answer = await post({
      url: `${settings.baseUrl.replace(/\/$/, '')}/chat/completions`,
      headers: {
        'content-type': 'application/json',
        ...(settings.apiKey ? { authorization: `Bearer ${settings.apiKey}` } : {}),
      },
      body: requestBody({ model: settings.model }, text),
      timeoutMs: settings.timeoutMs,
      mostBytes: longestAnswer,
    })
    if (answer.kind === 'failed') throw failed(`llm_${answer.reason}`)
    rest.ask(askedRestMs(answer, Date.now()))
    if (answer.status < 200 || answer.status >= 300) throw failed('llm_refused')
    const claims = claimsOf(answer.body)
    if (claims === null) throw failed('llm_answer_broken')
    return claims
  }
  return {
    source: 'llm',
    async extract(text) {
      const asked = text.slice(0, longestText)
      const key = createHash('sha256').update([settings.model, promptVersion, asked].join('\u0000')).digest('hex')
      const known = cache.get(key)
      if (known) return known
      if (rest.isOn()) throw failed('llm_resting')
      try {
        const claims = await ask(asked)
        rest.note(true)
        cache.keep(key, claims)
        return claims
      } catch (error) {
        rest.note(false)
        throw error
      }
    },
  }
}
