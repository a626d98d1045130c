import type { AskReader } from '../app/ports/reading-provider.ts'
import { fillIn } from '../core/verify/provider/provider.ts'
import { claimsOf, longestAnswer, requestBody } from './llm-question.ts'
import { askedRestMs, type Post } from './post.ts'

/**
 * Asks a language model that a workspace has set up among its services: `url` is the whole address of chat completions, `body` a JSON
 * object with the model's name and what else is to be sent. An endpoint that asks for a rest (Retry-After) gets it.
 */
export function makeAskReader(post: Post): AskReader {
  const resting = new Map<string, number>()
  return async ({ url, headers, body, timeoutMs }, { text, secret }) => {
    const values: Readonly<Record<string, string>> = secret === undefined ? {} : { secret }
    if ((resting.get(url) ?? 0) > Date.now()) return { kind: 'unknown', reason: 'resting' }
    const answer = await post({
      url,
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name,
            fillIn(value, values, (one) => one.replaceAll(/[\r\n]/g, '')),
          ]),
        ),
      },
      body: requestBody(JSON.parse(body ?? '{}') as Readonly<Record<string, unknown>>, text),
      timeoutMs,
      mostBytes: longestAnswer,
    })
    if (answer.kind === 'failed') return { kind: 'unknown', reason: answer.reason }
    const restMs = askedRestMs(answer, Date.now())
    if (restMs > 0) resting.set(url, Date.now() + restMs)
    if (answer.status < 200 || answer.status >= 300) return { kind: 'unknown', reason: `http_${answer.status}` }
    const claims = claimsOf(answer.body)
    return claims === null ? { kind: 'unknown', reason: 'not_the_shape' } : { kind: 'known', claims }
  }
}
