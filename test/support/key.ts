import { createKey } from '../../src/app/keys/create-key.ts'
import type { Context, KeyScope } from '../../src/app/context.ts'
import { type Answer, call } from './browser.ts'

/** A program with a key of its own. */
export type Program = {
  readonly secret: string
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string): Promise<Answer>
}

/** A new key and calls with it. */
export async function programWith(
  system: Context,
  url: string,
  options: { scopes?: readonly KeyScope[]; sandbox?: boolean } = {},
): Promise<Program> {
  const { secret } = await createKey(system, {
    name: 'test',
    scopes: [...(options.scopes ?? (['leads:write', 'leads:read', 'outcomes:write'] as const))],
    sandbox: options.sandbox ?? false,
  })
  const authorization = `Bearer ${secret}`
  return {
    secret,
    post: (path, body, headers = {}) =>
      call(url + path, { method: 'POST', body, headers: { authorization, ...headers } }),
    get: (path) => call(url + path, { headers: { authorization } }),
  }
}
