import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isLoopback4, isSpecialAddress } from '../core/verify/network/special-address.ts'
import type { Dns } from './dns.ts'

export type FetchQuestion = {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Bound for everything: names, redirects, the last byte. */
  readonly timeoutMs: number
  readonly mostBytes: number
  readonly mostRedirects: number
  /** Take the beginning of what is longer, instead of giving it up. */
  readonly cuts?: boolean
}
export type FetchAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly contentType: string
      readonly body: Buffer
      readonly url: string
      /** The header Retry-After as it came. */
      readonly retryAfter: string | null
    }
  | { readonly kind: 'failed'; readonly reason: string }

export type GuardedFetch = (question: FetchQuestion) => Promise<FetchAnswer>
type Guard = { readonly dns: Dns; readonly allowLoopback: boolean; readonly allowPrivate?: boolean }

const failed = (reason: string): FetchAnswer => ({ kind: 'failed', reason })
const redirects: readonly number[] = [301, 302, 303, 307, 308]

/**
 * Fetches what a stranger's address names. Names are resolved here, private and special addresses are refused, and the connection goes to
 * the very address that was checked, so that a name which changes its mind (DNS rebinding) leads nowhere; each redirect is checked anew.
 */
export function makeGuardedFetch(guard: Guard): GuardedFetch {
  return async (question) => {
    const signal = AbortSignal.timeout(question.timeoutMs)
    let url = parse(question.url)
    for (let hop = 0; url !== null && hop <= question.mostRedirects; hop += 1) {
      const ip = await addressOf(guard, url.hostname.replace(/^\[|\]$/g, ''))
      if (signal.aborted) return failed('timeout')
      if (ip.kind === 'failed') return ip
      const answer = await once(url, ip.value, { question: hop === 0 ? question : withoutSecrets(question), signal })
      if (answer.kind === 'failed' || answer.next === null) return answer.kind === 'failed' ? answer : answer.answer
      // A body is posted to the address that was named, nowhere else.
      if (question.body !== undefined) return failed('redirected')
      url = parse(answer.next, url)
    }
    return failed(url === null ? 'bad_address' : 'too_many_redirects')
  }
}

/** Headers may hold keys: they stay with the address they were meant for. */
const withoutSecrets = ({ headers: _headers, ...question }: FetchQuestion): FetchQuestion => question

function parse(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null
  const url = new URL(text, base?.href)
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' ? url : null
}

async function addressOf({ dns, allowLoopback, allowPrivate }: Guard, host: string) {
  const found = isIP(host) === 0 ? await dns.addresses(host) : ({ kind: 'found', values: [host] } as const)
  if (found.kind !== 'found') return { kind: 'failed', reason: found.reason } as const
  const isOpen = (ip: string) => allowPrivate === true || !isSpecialAddress(ip) || (allowLoopback && isLoopback4(ip))
  // One private address among several is reason enough: no honest site has it.
  return found.values.every(isOpen)
    ? ({ kind: 'address', value: found.values[0]! } as const)
    : ({ kind: 'failed', reason: 'private_address' } as const)
}

type Once =
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'done'; readonly next: string | null; readonly answer: FetchAnswer }
type Asking = { readonly question: FetchQuestion; readonly signal: AbortSignal }

function once(url: URL, ip: string, { question, signal }: Asking): Promise<Once> {
  return new Promise((resolve) => {
    const fail = (reason: string) => resolve({ kind: 'failed', reason })
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const request = send(
      url,
      {
        method: question.method ?? 'GET',
        headers: { 'user-agent': 'Assay', accept: '*/*', 'accept-encoding': 'identity', ...question.headers },
        agent: false,
        signal,
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address: ip, family: isIP(ip) }]) : done(null, ip, isIP(ip)),
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (redirects.includes(statusCode) && headers.location) {
          response.destroy()
          return resolve({ kind: 'done', next: headers.location, answer: failed('redirected') })
        }
        read(response, question).then(
          (body) =>
            resolve({
              kind: 'done',
              next: null,
              answer: {
                kind: 'answer',
                status: statusCode,
                contentType: String(headers['content-type'] ?? ''),
                body,
                url: url.href,
                retryAfter: headers['retry-after'] ?? null,
              },
            }),
          (error: unknown) =>
            fail(signal.aborted ? 'timeout' : error instanceof RangeError ? 'too_large' : 'connection_dropped'),
        )
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) => fail(signal.aborted ? 'timeout' : reasonOf(error)))
    request.end(question.body)
  })
}

/** The body up to the bound; RangeError where it is longer and may not be cut. */
async function read(response: IncomingMessage, { mostBytes, cuts = false }: FetchQuestion): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size < mostBytes) continue
    response.destroy()
    if (!cuts && size > mostBytes) throw new RangeError('too large')
    break
  }
  return Buffer.concat(parts).subarray(0, mostBytes)
}

function reasonOf({ code = '' }: NodeJS.ErrnoException): string {
  if (code === 'ECONNREFUSED') return 'connection_refused'
  if (/CERT|TLS|SSL|ALTNAME/.test(code)) return 'tls_failed'
  return 'connection_dropped'
}
