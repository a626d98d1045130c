import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../../src/db/database.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let program: Program
let mail: MailLab

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  mail = await startMailLab()
  await ada.send('PUT', '/api/channels/mail', {
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: null,
    from_name: 'Отдел продаж',
    from_address: 'sales@shop.example',
  })
})
afterAll(async () => {
  await server.close()
  await mail.close()
})

const post = async (raw: string | Buffer, key: string | null = program.secret) => {
  const headers = { 'content-type': 'message/rfc822', ...(key ? { authorization: `Bearer ${key}` } : {}) }
  const answer = await fetch(`${server.url}/v1/mail`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(raw)),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const letter = (headers: Readonly<Record<string, string>>, body: string) =>
  `${Object.entries({ 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}`
const page = async (id: unknown) => (await ada.get(`/api/leads/${String(id)}`)).body as unknown as LeadPage
const lead = async (body: object): Promise<LeadId> =>
  (await program.post('/v1/leads?wait=decision', body)).body['id'] as LeadId
const said = async (id: unknown) =>
  (await page(id)).timeline.filter(({ kind }) => kind === 'message.received').map(({ detail }) => detail['text'])

it('an answer to a letter of ours comes to its lead, from whatever mailbox, without what it quotes', async () => {
  const id = await lead({
    name: 'Дана',
    email: 'dana@firma-nura.kz',
    message: 'Просто смотрю, пока ничего не нужно, цены интересно',
  })
  const sent = await waitFor(() => mail.letters.find(({ to }) => to.includes('dana@firma-nura.kz')))
  const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(sent.raw)![1]!
  const raw = letter(
    {
      From: 'Dana <dana.private@mail.example>',
      Subject: 'Re: цены',
      'In-Reply-To': messageId,
      'Message-ID': '<a1@mail.example>',
    },
    'Решили брать 20 штук, пришлите счёт до пятницы.\r\n\r\nпт, 27 нояб. 2026 г. в 10:02, Отдел продаж <sales@shop.example> пишет:\r\n> Здравствуйте',
  )
  expect((await post(raw)).body).toMatchObject({ kind: 'added', lead_id: id })
  expect((await post(raw)).body).toMatchObject({ kind: 'ignored', reason: 'repeated' })
  expect(await said(id)).toEqual(['Решили брать 20 штук, пришлите счёт до пятницы.'])
  const again = await waitFor(async () => {
    const found = await page(id)
    return found.timeline.some(({ kind }) => kind === 'nurture.left') && found.message?.includes('20 штук')
      ? found
      : null
  })
  expect(again.reading!.rank).toBeGreaterThan(1)
})

it('a letter of somebody with an open inquiry is a part of it; of a stranger a new lead', async () => {
  const id = await lead({
    name: 'Ержан',
    email: 'erzhan@firma-esil.kz',
    message: 'Нужен расчёт на 40 погрузчиков до пятницы',
  })
  const known = letter(
    { From: 'erzhan@firma-esil.kz', Subject: 'расчёт', 'Message-ID': '<b1@x.example>' },
    'Добавьте доставку',
  )
  expect((await post(known)).body).toMatchObject({ kind: 'added', lead_id: id })
  const html = letter(
    {
      From: '=?utf-8?B?0JDRgdC10Lw=?= <asem@firma-orda.kz>',
      Subject: 'Заявка',
      'Message-ID': '<b2@x.example>',
      'Content-Type': 'text/html; charset=utf-8',
    },
    '<style>p{}</style><p>Нужны <b>три</b> погрузчика</p><blockquote>старое</blockquote>',
  )
  const made = await post(html)
  expect(made.body).toMatchObject({ kind: 'new' })
  const shown = await page(made.body['lead_id'])
  expect(shown).toMatchObject({ channel: 'email', name: 'Асем', email: 'asem@firma-orda.kz' })
  expect(shown.message).toBe('Заявка\n\nНужны три погрузчика')
})

it('letters of programs, broken ones and ones without a key do nothing', async () => {
  const from = { From: 'erzhan@firma-esil.kz', Subject: 'x' }
  const automatic: readonly Record<string, string>[] = [
    { 'Auto-Submitted': 'auto-replied' },
    { Precedence: 'bulk' },
    { 'List-Id': '<l.example>' },
  ]
  for (const [index, more] of automatic.entries())
    expect((await post(letter({ ...from, ...more, 'Message-ID': `<c${index}@x>` }, 'В отпуске'))).body).toMatchObject({
      reason: 'automatic',
    })
  expect((await post(letter({ Subject: 'x' }, 'кто я'))).body).toMatchObject({ kind: 'ignored', reason: 'no_sender' })
  expect((await post('')).status).toBe(400)
  expect((await post(Buffer.from([0xff, 0xfe, 0x00, 0x01]))).status).toBeLessThan(500)
  const deep = Array.from(
    { length: 60 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('')
  expect((await post(`From: a@b.example\r\nMessage-ID: <d@x>\r\n${deep}`)).status).toBeLessThan(500)
  expect((await post(letter(from, 'x'), null)).status).toBe(401)
})

it('a program tells what a lead wrote in its own chat, once for each id', async () => {
  const id = await lead({ name: 'Марат', phone: '+7 701 222 11 00', message: 'Сколько стоит?' })
  const path = `/v1/leads/${id}/messages`
  const body = { text: 'Готов купить 10 штук, пришлите счёт', channel: 'chat', message_id: 'm-1' }
  expect((await program.post(path, body)).status).toBe(201)
  expect((await program.post(path, body)).status).toBe(201)
  expect(await said(id)).toEqual(['Готов купить 10 штук, пришлите счёт'])
  await waitFor(async () => (await page(id)).message?.includes('10 штук'))
  expect((await program.post('/v1/leads/00000000-0000-7000-8000-000000000000/messages', body)).status).toBe(404)
})

it('keeps the words of letters in the log of their lead alone, where an erasure finds them', async () => {
  const database = await openDatabase({ url: server.databaseUrl }, { connections: 1 })
  try {
    const bodies = await database.db.transaction().execute(async (tx) => {
      await sql`select set_config('assay.workspace', ${server.workspaceId}, true)`.execute(tx)
      return (await tx.selectFrom('inbox').select('body').where('source', '=', 'email').execute()).map(
        ({ body }) => body,
      )
    })
    expect(bodies.length).toBeGreaterThan(0)
    expect(new Set(bodies.map(String))).toEqual(new Set(['{}']))
  } finally {
    await database.close()
  }
})
