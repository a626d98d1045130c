/** A question by HTTP POST. */
export type PostQuestion = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Bound for everything, the last byte too. */
  readonly timeoutMs: number
  readonly mostBytes: number
}
export type PostAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: Buffer
      /** The header Retry-After as it came. */
      readonly retryAfter: string | null
    }
  | { readonly kind: 'failed'; readonly reason: string }

/** Posts and reads the answer up to a bound. Never throws for what the other side may do. */
export type Post = (question: PostQuestion) => Promise<PostAnswer>

/** Posts to an address that the operator of the machine named: on his own network too. Redirects are not followed. */
export const postAnywhere: Post = async ({ url, headers, body, timeoutMs, mostBytes }) => {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, { method: 'POST', redirect: 'error', signal, headers, body })
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > mostBytes) return { kind: 'failed', reason: 'too_large' }
      parts.push(part)
    }
    const retryAfter = response.headers.get('retry-after')
    return { kind: 'answer', status: response.status, body: Buffer.concat(parts), retryAfter }
  } catch {
    return { kind: 'failed', reason: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

const longestRestMs = 600_000

/** How long an endpoint that has enough asks to be left alone, in milliseconds; 0 where it does not ask. At most ten minutes. */
export function askedRestMs(
  { status, retryAfter }: { status: number; retryAfter: string | null },
  now: number,
): number {
  if ((status !== 429 && status !== 503) || retryAfter === null) return 0
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? 0 : Math.min(longestRestMs, Math.max(0, ms))
}
