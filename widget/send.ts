export type Sent =
  | { readonly kind: 'sent'; readonly id: string; readonly redirect: string | null; readonly body: Answer }
  | { readonly kind: 'refused'; readonly reason: string; readonly fields: readonly string[]; readonly status: number }
  | { readonly kind: 'failed' }

export type Answer = Readonly<Record<string, unknown>>

const waitsMs = [1000, 2000, 4000, 8000]
const answerMs = 20_000

/**
 * Posts the form, again where the network or the server fails: the number of the sending makes many posts one lead. `onRetry` is told before each
 * further try.
 */
export async function send(address: string, fields: URLSearchParams, onRetry: () => void): Promise<Sent> {
  for (const waitMs of [...waitsMs, 0]) {
    const answer = await post(address, fields)
    if (answer && answer.status < 500 && answer.status !== 429) return read(answer)
    if (answer?.status === 429 && waitMs === 0)
      return { kind: 'refused', reason: 'rate_limit', fields: [], status: 429 }
    if (waitMs === 0) break
    onRetry()
    await pause(waitMs)
  }
  return { kind: 'failed' }
}

async function post(address: string, fields: URLSearchParams): Promise<Response | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), answerMs)
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
      credentials: 'omit',
      keepalive: true,
      signal: stop.signal,
    })
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Waits, but no longer than until the browser is back on line. */
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      removeEventListener('online', done)
      resolve()
    }
    setTimeout(done, ms)
    addEventListener('online', done)
  })

async function read(answer: Response): Promise<Sent> {
  const body = (await answer.json().catch(() => ({}))) as Answer
  if (answer.ok) {
    const redirect = typeof body['redirect_url'] === 'string' ? body['redirect_url'] : null
    return { kind: 'sent', id: String(body['id'] ?? ''), redirect, body }
  }
  const error = (body['error'] ?? {}) as { reason?: string; fields?: readonly { path: string }[] }
  const fields = (error.fields ?? []).map(({ path }) => path)
  return { kind: 'refused', reason: error.reason ?? '', fields, status: answer.status }
}
