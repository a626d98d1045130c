import { afterAll, beforeAll, expect, it } from 'vitest'
import { mailerOf, texterOf } from '../../src/app/channels/open-channel.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
let lab: MailLab
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
  lab = await startMailLab({ auth: 'sales:open sesame' })
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

const mail = (changes: object = {}) => ({
  host: '127.0.0.1',
  port: lab.port,
  security: 'none',
  user: 'sales',
  from_name: 'Sales',
  from_address: 'sales@shop.example',
  ...changes,
})

it('a mail server is set up, tested, and its password never shown again', async () => {
  expect(await mailerOf(server.system)).toBeNull()
  const saved = await ada.send('PUT', '/api/channels/mail', mail({ password: 'open sesame' }))
  expect(saved.status).toBe(200)
  expect(saved.body).toMatchObject({ kind: 'mail', secrets: ['password'], readable: true })
  const test = await ada.send('POST', '/api/channels/mail/test', { to: 'ada@example.kz' })
  expect(test.body).toEqual({ kind: 'delivered', reason: null })
  expect(lab.letters[0]!.to).toEqual(['ada@example.kz'])
  const shown = await ada.get('/api/channels')
  const audit = await ada.get('/api/audit')
  expect(JSON.stringify([saved.body, shown.body, audit.body])).not.toContain('open sesame')
  expect(server.logLines.join('')).not.toContain('sesame')
  expect(await mailerOf(server.system)).not.toBeNull()
})

it('what is kept is sealed', async () => {
  const record = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.channels.find('mail'))
  expect(record!.sealed).toMatch(/^v1\./)
  expect(JSON.stringify(record)).not.toContain('sesame')
})

it('the password stays while it goes where it went, and is asked for again when the server is another', async () => {
  expect((await ada.send('PUT', '/api/channels/mail', mail({ from_name: 'Renamed' }))).body['secrets']).toEqual([
    'password',
  ])
  const moved = await ada.send('PUT', '/api/channels/mail', mail({ host: 'localhost' }))
  expect(moved.status).toBe(400)
  expect(moved.body.error).toMatchObject({ reason: 'secret_again', fields: [{ path: 'password' }] })
})

it('an SMS service is described and taken away', async () => {
  const body = {
    provider: 'http',
    url: 'http://127.0.0.1:9/sms',
    format: 'json',
    fields: { to: '{{to}}' },
    secret: 'k',
  }
  expect((await ada.send('PUT', '/api/channels/sms', body)).status).toBe(200)
  expect(await texterOf(server.system)).not.toBeNull()
  expect((await ada.send('POST', '/api/channels/sms/test', { to: '+77015554433' })).body).toEqual({
    kind: 'temporary',
    reason: 'unreachable',
  })
  expect((await ada.send('DELETE', '/api/channels/sms')).status).toBe(204)
  expect(await texterOf(server.system)).toBeNull()
  expect((await ada.send('DELETE', '/api/channels/sms')).status).toBe(404)
})

it('is the administrator’s alone', async () => {
  const rep = await personOf(server, 'rep', 'Rep')
  expect((await rep.get('/api/channels')).status).toBe(403)
  expect((await rep.send('PUT', '/api/channels/mail', mail())).status).toBe(403)
})
