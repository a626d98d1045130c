import type { SendResult } from '../app/ports/sending.ts'
import { retryAfterMs, type ServiceAnswer } from './ask-service.ts'

/** What an answer means where the service has no word of its own for it: by its HTTP status. */
export function resultByStatus(answer: ServiceAnswer, providerId: string | null = null): SendResult {
  if (answer.kind === 'unsure') return answer
  if (answer.kind === 'unsent')
    return answer.reason === 'certificate' || answer.reason === 'address_forbidden'
      ? { kind: 'misconfigured', reason: answer.reason }
      : { kind: 'temporary', reason: answer.reason, retryAfterMs: null }
  const { status, headers } = answer
  if (status >= 200 && status < 300) return { kind: 'delivered', providerId }
  const wait = retryAfterMs(headers['retry-after'], Date.now())
  if (status === 429) return { kind: 'temporary', reason: 'rate_limited', retryAfterMs: wait }
  if (status >= 500 || status === 408) return { kind: 'temporary', reason: 'service_error', retryAfterMs: wait }
  if (status === 401 || status === 403) return { kind: 'misconfigured', reason: 'sign_in_refused' }
  if (status >= 300 && status < 400) return { kind: 'misconfigured', reason: 'redirected' }
  return { kind: 'refused', reason: 'request_refused' }
}

/** The fields of a JSON answer; none where it is something else. */
export function jsonOf(answer: ServiceAnswer): Readonly<Record<string, unknown>> {
  if (answer.kind !== 'answer') return {}
  try {
    const parsed: unknown = JSON.parse(answer.text)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
