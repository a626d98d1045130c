import { afterEach, expect, it } from 'vitest'
import type { MailSettings } from '../../src/app/ports/mail.ts'
import { makeSmtpMailer } from '../../src/mail/smtp-mailer.ts'
import { type MailLab, type MailManners, startMailLab } from '../support/mail-lab.ts'

let lab: MailLab | null = null
afterEach(async () => {
  await lab?.close()
  lab = null
})

const letter = {
  id: '01a2003b-22f0-704d-81ea-b9c13c6aef2b',
  to: 'asem@example.kz',
  subject: 'Ваш запрос',
  text: 'Здравствуйте!',
  html: '<p>Здравствуйте!</p>',
  headers: { 'List-Unsubscribe': '<https://a.example/u/x>' },
}

async function mailerFor(manners: MailManners, changes: Partial<MailSettings> = {}) {
  lab = await startMailLab(manners)
  return makeSmtpMailer({
    host: '127.0.0.1',
    port: lab.port,
    security: 'none',
    verifyCertificate: true,
    user: null,
    password: null,
    fromName: 'Отдел продаж',
    fromAddress: 'sales@shop.example',
    replyTo: 'boss@shop.example',
    ...changes,
  })
}

it('hands a letter over whole', async () => {
  const mailer = await mailerFor({ auth: 'sales:pass' }, { user: 'sales', password: 'pass' })
  const result = await mailer.send(letter)
  expect(result).toEqual({ kind: 'delivered', providerId: `<${letter.id}@shop.example>` })
  const [taken] = lab!.letters
  expect(lab!.letters).toHaveLength(1)
  expect(taken!.to).toEqual(['asem@example.kz'])
  expect(taken!.letter.subject).toBe('Ваш запрос')
  expect(taken!.letter.text?.trim()).toBe('Здравствуйте!')
  expect(taken!.letter.html).toContain('<p>Здравствуйте!</p>')
  expect(taken!.letter.from).toMatchObject({ name: 'Отдел продаж', address: 'sales@shop.example' })
  expect(taken!.letter.replyTo?.[0]?.address).toBe('boss@shop.example')
  expect(taken!.raw).toContain('List-Unsubscribe: <https://a.example/u/x>')
})

it('never reads an address as several', async () => {
  const mailer = await mailerFor({})
  await mailer.send({ ...letter, to: 'one@example.kz, two@example.kz' })
  expect(lab!.letters.flatMap(({ to }) => to)).not.toContain('two@example.kz')
})

it.each([
  ['550 5.1.1 unknown', 'rcpt', { kind: 'refused', reason: 'address_refused' }],
  ['451 4.7.1 greylisted', 'rcpt', { kind: 'temporary', reason: 'address_busy', retryAfterMs: null }],
  ['553 5.7.1 not your address', 'mail', { kind: 'misconfigured', reason: 'sender_refused' }],
  ['552 5.3.4 too large', 'data', { kind: 'refused', reason: 'content_refused' }],
  ['452 4.3.1 no space', 'data', { kind: 'temporary', reason: 'server_busy', retryAfterMs: null }],
] as const)('understands %s after %s', async (reply, at, result) => {
  const mailer = await mailerFor({ [at]: () => reply })
  expect(await mailer.send(letter)).toEqual(result)
  expect(lab!.letters).toHaveLength(0)
})

it('says that the password is wrong', async () => {
  const mailer = await mailerFor({ auth: 'sales:pass' }, { user: 'sales', password: 'wrong' })
  expect(await mailer.send(letter)).toEqual({ kind: 'misconfigured', reason: 'sign_in_refused' })
})

it('is unsure when the connection breaks after the message, and only then', async () => {
  const mailer = await mailerFor({ data: () => 'cut' })
  expect(await mailer.send(letter)).toEqual({ kind: 'unsure', reason: 'connection_lost' })
  const { port } = lab!
  await lab!.close()
  lab = null
  const gone = makeSmtpMailer({ ...plain, port })
  expect(await gone.send(letter)).toEqual({ kind: 'temporary', reason: 'unreachable', retryAfterMs: null })
})

const plain: MailSettings = {
  host: '127.0.0.1',
  port: 1,
  security: 'none',
  verifyCertificate: true,
  user: null,
  password: null,
  fromName: 'A',
  fromAddress: 'a@shop.example',
  replyTo: null,
}

it('wants a certificate that somebody signed, unless told otherwise', async () => {
  const strict = await mailerFor({}, { security: 'starttls' })
  expect((await strict.send(letter)).kind).not.toBe('delivered')
  expect(lab!.letters).toHaveLength(0)
  const trusting = makeSmtpMailer({ ...plain, port: lab!.port, security: 'starttls', verifyCertificate: false })
  expect((await trusting.send(letter)).kind).toBe('delivered')
})
