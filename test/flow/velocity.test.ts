import { afterAll, beforeAll, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let admin: Browser
const start = Date.parse('2026-11-20T08:00:00Z')
let now = start

beforeAll(async () => {
  server = await testServer({ now: () => new Date(now).toISOString() })
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
  for (let number = 0; number < 120; number += 1) await post(organic(number), 7 * 60_000)
}, 120_000)
afterAll(() => server.close())

const first = ['Асель', 'Марат', 'Dana', 'Ольга', 'Тимур', 'Сауле', 'Андрей', 'Noa', 'Ерлан', 'Мария']
const last = ['Омарова', 'Ким', 'Нурланов', 'Петрова', 'Садыков', 'Ахметова', 'Иванов', 'Levi', 'Касымов']

/** An advertisement's prepared question is short; what people write themselves is their own. */
const questions = ['Сколько стоит?', 'Хочу узнать цену', null, 'Пришлите прайс', 'Можно демо?', 'How much is it?', null]

/** People of all sorts: every one of another place, device and mailbox. */
function organic(number: number) {
  return {
    name: `${first[number % first.length]} ${last[number % last.length]}`,
    email: `${login(number)}@${number % 3 ? 'gmail.com' : 'mail.ru'}`,
    phone: `+7701${String((mixed(number) % 8_999_999) + 1_000_000)}`,
    ip: `95.${(number * 37) % 200}.${(number * 53) % 250}.${1 + (number % 250)}`,
    message: questions[number % questions.length],
    behaviour: { ...hands(number), fingerprint: `fp-organic-${number}` },
  }
}
/** A number's own spread of bits (Knuth's multiplicative hash), so that nothing runs in a row. */
const mixed = (number: number): number => Math.imul(number + 17, 0x9e3779b1) >>> 0
const login = (number: number): string =>
  mixed(number)
    .toString(26)
    .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)
const hands = (number: number) => ({
  seconds_to_submit: 30 + ((number * 13) % 90),
  keystrokes: 80 + ((number * 29) % 100),
  key_interval_cv: 0.5 + ((number * 17) % 50) / 100,
  mouse_points: 60 + ((number * 31) % 200),
  focus_changes: 5,
  paste_fields: 0,
})

async function post(body: object, passesMs: number): Promise<{ id: string; verdict: string }> {
  now += passesMs
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })
  expect(answer.status).toBe(201)
  const { verdict } = answer.body['decision'] as { verdict: string }
  return { id: String(answer.body['id']), verdict }
}

const page = async (id: string) => (await admin.get(`/api/leads/${id}`)).body as unknown as LeadPage
const velocityOf = async (id: string) => (await page(id)).findings.find(({ check }) => check === 'velocity')

it('finds nothing unusual in ordinary days', async () => {
  const { id, verdict } = await post(organic(500), 60_000)
  expect(verdict).toBe('verified')
  expect(await velocityOf(id)).toMatchObject({ outcome: 'pass' })
})

it('catches a campaign of one device on many networks after its first ten, and turns nobody away on counts alone', async () => {
  const verdicts: string[] = []
  let lastId = ''
  for (let number = 0; number < 30; number += 1) {
    const bot = { ...organic(1000 + number), behaviour: { ...hands(1000 + number), fingerprint: 'fp-farm' } }
    const { id, verdict } = await post(bot, 40_000)
    verdicts.push(verdict)
    lastId = id
  }
  expect(verdicts.slice(10).filter((verdict) => verdict === 'review')).toHaveLength(20)
  expect(verdicts).not.toContain('rejected')
  expect(await velocityOf(lastId)).toMatchObject({ outcome: 'fail', reason: 'device_on_many_networks' })
})

it('replays the judgement exactly, though the windows have moved on, and counts a lead once', async () => {
  const { id } = await post({ ...organic(1100), behaviour: { ...hands(1100), fingerprint: 'fp-farm' } }, 40_000)
  const before = await velocityOf(id)
  expect(before?.outcome).toBe('fail')
  await admin.send('POST', `/api/leads/${id}/override`, { tier: 'warm', reason: 'seen before' })
  expect(await velocityOf(id)).toEqual(before)
  const replayed = await explainLead(server.system, id as LeadId)
  expect(replayed.stages.filter(({ agrees }) => !agrees)).toEqual([])
})

it('lets a kiosk at a fair through: one device, one address, many people', async () => {
  const verdicts: string[] = []
  for (let number = 0; number < 40; number += 1) {
    const visitor = organic(2000 + number * 3)
    const behaviour = { ...hands(2000 + number), fingerprint: 'fp-kiosk' }
    verdicts.push((await post({ ...visitor, ip: '92.46.10.5', behaviour }, 90_000)).verdict)
  }
  expect(verdicts.filter((verdict) => verdict !== 'verified')).toEqual([])
})

it("lets a campaign's first hour through: many at once, all of them different", async () => {
  const verdicts: string[] = []
  for (let number = 0; number < 60; number += 1) verdicts.push((await post(organic(4000 + number * 7), 20_000)).verdict)
  expect(verdicts.filter((verdict) => verdict !== 'verified')).toEqual([])
})

it('keeps no key in clear, and forgets what nobody touches', async () => {
  const kept = () =>
    server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.velocity.forget({ untouchedSince: '2000-01-01', most: 1e9 }),
    )
  expect(await kept()).toBe(0)
  now += 61 * 86_400_000
  await sweep(server.world)
  const left = await server.world.store.inWorkspace(server.workspaceId, (tx) =>
    tx.velocity.forget({ untouchedSince: '2100-01-01', most: 1e9 }),
  )
  expect(left).toBe(0)
})
