import { addUser } from '../../src/app/people/add-user.ts'
import type { Role } from '../../src/app/context.ts'
import type { UserId } from '../../src/core/lead/ids.ts'
import type { Session } from '../../src/http/contract/session.ts'
import type { TestServer } from './server.ts'

export type Answer = {
  readonly status: number
  // Tests look into answers of many shapes; what they find is asserted.
  readonly body: Record<string, unknown> & {
    error?: { code: string; reason: string; message: string; fields?: unknown[] }
  }
  readonly headers: Headers
}

/** A person's browser: keeps the cookie and sends the CSRF token back. */
export type Browser = {
  readonly session: Session
  readonly cookie: string
  get(path: string): Promise<Answer>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** One request as it is; an object body is sent as JSON. */
export async function call(url: string, init: Omit<RequestInit, 'body'> & { body?: unknown } = {}): Promise<Answer> {
  const { body, headers, ...rest } = init
  const isRaw =
    body === undefined ||
    typeof body === 'string' ||
    body instanceof Uint8Array ||
    body instanceof FormData ||
    body instanceof URLSearchParams
  const response = await fetch(url, {
    redirect: 'manual',
    ...rest,
    headers: { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...(headers as Record<string, string>) },
    body: (isRaw ? body : JSON.stringify(body)) as RequestInit['body'],
  })
  const text = await response.text()
  let parsed: Answer['body']
  try {
    parsed = JSON.parse(text) as Answer['body']
  } catch {
    parsed = { text }
  }
  return { status: response.status, body: parsed, headers: response.headers }
}

/** Signs in by a link and keeps the session. */
export async function signIn({ url }: { readonly url: string }, token: string): Promise<Browser> {
  const answer = await call(`${url}/api/session/link`, { method: 'POST', body: { token } })
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status} ${JSON.stringify(answer.body)}`)
  const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!
  const session = answer.body as unknown as Session
  return {
    session,
    cookie,
    get: (path) => call(url + path, { headers: { cookie } }),
    send: (method, path, body, headers = {}) =>
      call(url + path, { method, body, headers: { cookie, 'x-csrf-token': session.csrf_token, ...headers } }),
  }
}

/** A new person of this role, signed in. */
export async function personOf(
  server: TestServer,
  role: Role,
  name: string = role,
): Promise<Browser & { userId: UserId }> {
  const email = `${name.toLowerCase().replaceAll(/\W/g, '.')}@example.kz`
  const { person, link } = await addUser(server.system, { name, email, role })
  return { ...(await signIn(server, link.token)), userId: person.id }
}
