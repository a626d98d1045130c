import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
const folder = mkdtempSync(join(tmpdir(), 'assay-console-'))
const html = { accept: 'text/html,application/xhtml+xml' }

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Assay</title>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export const answer = 42\n'.repeat(100))
  server = await testServer({ consoleFolder: folder })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const text = async (path: string, headers: Record<string, string> = {}) => call(server.url + path, { headers })

it('serves the start page, asked for anew each time', async () => {
  const answer = await text('/', html)
  expect(answer).toMatchObject({ status: 200, body: { text: '<!doctype html><title>Assay</title>' } })
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
})

it('serves it for every page of the console', async () => {
  for (const path of ['/sign-in', '/leads/0199a1b2-0000-7000-8000-000000000000', '/settings?tab=keys'])
    expect(await text(path, html), path).toMatchObject({
      status: 200,
      body: { text: '<!doctype html><title>Assay</title>' },
    })
})

it('lets files with a hash in their name be kept for ever, compressed', async () => {
  const answer = await text('/assets/main-abc123.js', { 'accept-encoding': 'gzip' })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('content-type')).toContain('javascript')
})

it('answers a problem for what is neither a page nor a file', async () => {
  for (const path of ['/api/nothing', '/v1/nothing', '/assets/gone.js'])
    expect(await text(path, html), path).toMatchObject({ status: 404, body: { error: { reason: 'no_such_address' } } })
  expect((await text('/sign-in', { accept: 'application/json' })).status).toBe(404)
})

it('keeps to its folder', async () => {
  for (const path of [
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%00',
  ]) {
    const answer = await text(path)
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(answer.body)).not.toContain('root:')
  }
})
