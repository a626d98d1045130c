import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'

export type ServiceRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
  readonly timeoutMs?: number
  /** Gives the waiting up. */
  readonly signal?: AbortSignal
  /** Decides which addresses of the host may be connected to. */
  readonly lookup?: LookupFunction
}

export type ServiceAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<Record<string, string | string[] | undefined>>
      readonly text: string
    }
  /** Never reached the service. */
  | { readonly kind: 'unsent'; readonly reason: 'unreachable' | 'timed_out' | 'address_forbidden' | 'certificate' }
  /** Lost after the connection stood: the service may have acted. */
  | { readonly kind: 'unsure'; readonly reason: 'connection_lost' | 'timed_out' }

const defaultTimeoutMs = 10_000
/** More of an answer than this says nothing that is read. */
const mostAnswerBytes = 65_536

/**
 * One request on a connection of its own. Knows whether a request that failed can have reached the service: on a kept connection
 * nobody could tell. Redirects are not followed.
 */
export function askService(asked: ServiceRequest): Promise<ServiceAnswer> {
  const url = new URL(asked.url)
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve) => {
    let connected = false
    let late = false
    const body = asked.body === null ? null : Buffer.from(asked.body)
    const request = (isSecure ? httpsRequest : httpRequest)(url, {
      method: asked.method,
      headers: { ...asked.headers, ...(body ? { 'content-length': String(body.length) } : {}) },
      agent: false,
      signal: AbortSignal.timeout(asked.timeoutMs ?? defaultTimeoutMs),
      ...(asked.lookup ? { lookup: asked.lookup } : {}),
    })
    asked.signal?.addEventListener('abort', () => request.destroy(new Error('given up')))
    if (asked.signal?.aborted) request.destroy(new Error('given up'))
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (connected = true))
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= mostAnswerBytes) chunks.push(chunk)
        else response.destroy()
      })
      const done = () =>
        resolve({
          kind: 'answer',
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        })
      // The status line has come: it says what happened, even where the rest is cut off.
      response.on('end', done)
      response.on('close', done)
      response.on('error', done)
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      late ||= error.name === 'TimeoutError' || (error as Error).name === 'AbortError'
      if (connected) resolve({ kind: 'unsure', reason: late ? 'timed_out' : 'connection_lost' })
      else resolve({ kind: 'unsent', reason: unsentReason(error, late) })
    })
    request.end(body ?? undefined)
  })
}

/** Thrown by a `lookup` that allows none of a host's addresses. */
export const addressForbidden = 'ASSAY_ADDRESS_FORBIDDEN'

function unsentReason({ code = '' }: NodeJS.ErrnoException, late: boolean) {
  if (late) return 'timed_out'
  if (code === addressForbidden) return 'address_forbidden'
  return /CERT|SIGNATURE|ERR_TLS/.test(code) ? 'certificate' : 'unreachable'
}

/** `retry-after` in milliseconds: seconds, or a date (RFC 9110, 10.2.3); null where it is not there. */
export function retryAfterMs(value: string | string[] | undefined, nowMs: number): number | null {
  const text = Array.isArray(value) ? value[0] : value
  if (text === undefined) return null
  if (/^\d{1,7}$/.test(text.trim())) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
