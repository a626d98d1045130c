import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKey } from '../../src/app/keys/create-key.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

type Route = { readonly method: string; readonly path: string }

const someId = '0199a1b2-0000-7000-8000-000000000000'

/** Open to anybody, with the reason. Whatever else is added under /api or /v1 is tested here without a word. */
const open: Readonly<Record<string, string>> = {
  'POST /api/session/password': 'signs in',
  'POST /api/session/link': 'signs in',
  'POST /v1/forms/x': 'visitors have no key',
  'GET /v1/forms/x': 'visitors have no key',
  'GET /v1/forms/x/challenge': 'visitors have no key',
  'POST /v1/forms/x/code': 'visitors have no key',
  [`POST /v1/forms/x/service/${someId}`]: 'a service has its key in the address',
  'POST /v1/visits': 'visitors have no key',
}
/** Routes that the API page leaves out. */
const hidden: readonly Route[] = [{ method: 'GET', path: '/api/live' }]

let server: TestServer
let ada: Browser
let routes: readonly Route[]
beforeAll(async () => {
  server = await testServer({ limits: { perAddress: 10_000, strict: 10_000 } })
  ada = await signIn(server, server.linkToken)
  const { paths } = (await call(`${server.url}/v1/openapi.json`)).body as { paths: Record<string, object> }
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path
        .replace('{form}', 'x')
        .replace('{version}', '1')
        .replaceAll(/\{\w+\}/g, someId),
    })),
  )
  routes = [...listed, ...hidden].filter(
    ({ method, path }) => /^\/(?:api|v1)\//.test(path) && !(`${method} ${path}` in open),
  )
})
afterAll(() => server.close())

const ask = ({ method, path }: Route, headers: Record<string, string>) =>
  call(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: method === 'GET' ? undefined : '{}',
  })

it('every address of the API is known to this test', () => {
  expect(routes.length).toBeGreaterThan(30)
})

it('every address wants to know who asks', async () => {
  for (const route of routes) {
    const answer = await ask(route, {})
    expect({ ...route, status: answer.status, code: answer.body.error?.code }).toEqual({
      ...route,
      status: 401,
      code: 'unauthorised',
    })
  }
})

it('every change in a session wants its CSRF token', async () => {
  for (const route of routes.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))) {
    const answer = await ask(route, { cookie: ada.cookie })
    expect({ ...route, status: answer.status, reason: answer.body.error?.reason }).toEqual({
      ...route,
      status: 403,
      reason: 'csrf_token_wrong',
    })
  }
})

it('no address under /v1 takes a session', async () => {
  for (const route of routes.filter(({ path }) => path.startsWith('/v1/'))) {
    const answer = await ask(route, { cookie: ada.cookie, 'x-csrf-token': ada.session.csrf_token })
    expect({ ...route, status: answer.status }).toEqual({ ...route, status: 401 })
  }
})

it('no address is open to a key that may only write leads, but those that write leads', async () => {
  const { secret } = await createKey(server.system, { name: 'w', scopes: ['leads:write'], sandbox: false })
  const opened: string[] = []
  for (const route of routes.filter(({ path }) => path !== '/api/live')) {
    const { status, body } = await ask(route, { authorization: `Bearer ${secret}` })
    // 400: the body was looked at first; a body that passes is refused by the verb, which the tests of keys try.
    if (status !== 403 && status !== 400)
      opened.push(`${route.method} ${route.path} ${status} ${body.error?.code ?? ''}`)
  }
  expect(opened.filter((one) => !one.includes('/imports'))).toEqual([])
})

it('no address breaks on an empty object or an id of nothing', async () => {
  const admin = await personOf(server, 'administrator', 'Second')
  for (const { method, path } of routes.filter((one) => one.path !== '/api/live' && one.path.startsWith('/api/'))) {
    if (method === 'DELETE' && path === '/api/session') continue
    const { status } = await admin.send(method, path, method === 'GET' ? undefined : {})
    expect(status, `${method} ${path}`).toBeLessThan(500)
  }
})
