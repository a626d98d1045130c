import type { Problem } from '../../src/http/contract/primitives.ts'
import { ApiProblem, localProblem } from './problem.ts'

let csrfToken: string | null = null

/** Kept in memory only; every change sends it back. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

export const withQuery = (path: string, query: Query): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** One call to the server: JSON both ways, a `problem` thrown as `ApiProblem`. */
export async function request<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  const response = await fetch(path, init).catch(() => {
    throw localProblem('offline')
  })
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const fault = (answer as Problem | null)?.error
  if (fault && typeof fault.code === 'string') throw new ApiProblem(response.status, fault)
  throw localProblem(response.status >= 500 ? 'unavailable' : 'unreadable')
}

export const get = <Answer>(path: string, query: Query = {}): Promise<Answer> =>
  request<Answer>('GET', withQuery(path, query))
export const post = <Answer>(path: string, body: unknown = {}): Promise<Answer> => request<Answer>('POST', path, body)
export const put = <Answer>(path: string, body: unknown): Promise<Answer> => request<Answer>('PUT', path, body)
export const patch = <Answer>(path: string, body: unknown): Promise<Answer> => request<Answer>('PATCH', path, body)
export const remove = (path: string): Promise<void> => request<void>('DELETE', path)
