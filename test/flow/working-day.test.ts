import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import { drawWeeklySample } from '../../src/app/draw-weekly-sample.ts'
import { learnRouting } from '../../src/app/route/learn-routing.ts'
import { watchDeadlines } from '../../src/app/route/watch-deadlines.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadList, LeadPage } from '../../src/http/contract/leads.ts'
import type { Move } from '../../src/http/contract/working-day.ts'
import type { RoutingShown } from '../../src/http/contract/routing.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

const trades = [
  'автозапчастей',
  'мебели',
  'стройматериалов',
  'обуви',
  'посуды',
  'инструмента',
  'одежды',
  'игрушек',
  'книг',
]
const cities = ['Шымкенте', 'Караганде', 'Актобе', 'Павлодаре', 'Таразе', 'Костанае', 'Атырау']

/** A hot message, another one each time: many alike within minutes are the mark of a machine. */
const hot = (index: number) =>
  `У нас магазин ${trades[index % trades.length]} в ${cities[index % cities.length]}, ${5 + index} продавцов. Заявки теряются, клиенты жалуются, что им не перезванивают. Директор сказал разобраться до конца недели. Готов завтра созвониться.`

/** Wednesday morning in Almaty (UTC+5). */
const morning = '2026-11-18T05:00:00.000Z'
let clock = morning
const at = (time: string) => {
  clock = `2026-11-${time}:00.000Z`
}

type Seat = Awaited<ReturnType<typeof personOf>>
let server: TestServer
let program: Program
let ada: Browser
let asel: Seat
let bolat: Seat
let dina: Seat
let phone = 1000

beforeAll(async () => {
  server = await testServer({ now: () => clock })
  program = await programWith(server.system, server.url)
  ada = await signIn(server, server.linkToken)
  asel = await personOf(server, 'rep', 'Asel')
  bolat = await personOf(server, 'rep', 'Bolat')
  dina = await personOf(server, 'rep', 'Dina')
  for (const { userId } of [asel, bolat]) await ada.send('PATCH', `/api/users/${userId}`, { closer: true })
})
afterAll(() => server.close())

const bytesOf = async (path: string): Promise<Uint8Array> => {
  const answer = await fetch(server.url + path, { headers: { cookie: ada.cookie } })
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  return new Uint8Array(await answer.arrayBuffer())
}
const pageOf = async (id: string) => (await ada.get(`/api/leads/${id}`)).body as unknown as LeadPage
const post = async (fields: object = {}): Promise<LeadPage> => {
  phone += 1
  const body = {
    name: 'Марат',
    phone: `+7701${(phone * 7919) % 10_000_000}`,
    message: hot(phone - 1000),
    received_at: clock,
    ...fields,
  }
  const answer = await program.post('/v1/leads?wait=decision', body)
  expect(answer.status).toBe(201)
  const page = await pageOf(String(answer.body['id']))
  expect(page.tier).toBe('hot')
  return page
}
const told = (page: LeadPage, kind: string) => page.timeline.filter((entry) => entry.kind === kind).length
const away = async (who: Seat, from: string, to: string) => {
  const answer = await who.send('POST', '/api/absences', { from: `2026-11-${from}:00Z`, to: `2026-11-${to}:00Z` })
  expect(answer.status).toBe(201)
  return String(answer.body['id'])
}

describe('hours and absences', () => {
  it('gives a hot lead at night to a closer who is there in time, never to the fallback queue', async () => {
    at('18T18:00')
    const page = await post()
    expect(page.tier).toBe('hot')
    expect(['Asel', 'Bolat']).toContain(page.assignee?.name)
    expect(page.queue).toBeNull()
    expect(Date.parse(page.respond_by!)).toBeGreaterThan(Date.parse('2026-11-19T03:00:00Z'))
  })

  it('passes over who is away to the hour, and says so to whoever asks why', async () => {
    at('18T05:00')
    const id = await away(asel, '18T05:00', '18T09:00')
    const page = await post()
    expect(page.assignee?.name).toBe('Bolat')
    const tried = await ada.send('POST', '/api/routing/try', { message: hot(0), tier: 'hot' })
    const people = tried.body['people'] as { user_id: string; why_not: string; at_work_from: string | null }[]
    expect(people.find(({ user_id: user }) => user === asel.userId)).toMatchObject({ why_not: 'busy' })
    expect(people.find(({ user_id: user }) => user === dina.userId)).toMatchObject({ why_not: 'other_group' })
    expect((await explainLead(server.system, page.id as LeadId)).agrees).toBe(true)
    expect((await dina.send('DELETE', `/api/absences/${id}`)).status).toBe(403)
    expect((await asel.send('DELETE', `/api/absences/${id}`)).status).toBe(204)
  })

  it('keeps the hours of a person, and takes none that make no sense', async () => {
    const week = { mon: [], tue: [], wed: [{ from: '06:00', to: '08:00' }], thu: [], fri: [], sat: [], sun: [] }
    const hours = { timeZone: 'Asia/Almaty', holidays: null, week }
    const path = `/api/users/${asel.userId}`
    expect((await dina.send('PATCH', path, { working_hours: hours })).status).toBe(403)
    expect((await asel.send('PATCH', path, { working_hours: hours, closer: false })).status).toBe(403)
    expect((await asel.send('PATCH', path, { working_hours: hours })).body).toMatchObject({ working_hours: hours })
    expect((await post()).assignee?.name).toBe('Bolat')
    expect((await ada.send('PATCH', path, { working_hours: { ...hours, timeZone: 'Mars/Base' } })).status).toBe(400)
    expect((await ada.send('PATCH', path, { working_hours: null })).body).toMatchObject({ working_hours: null })
  })

  it('puts a hot lead into the fallback queue when everybody is away, tells so, and places it when somebody is back', async () => {
    const ids = await Promise.all([asel, bolat, dina].map((who) => away(who, '18T05:00', '18T12:00')))
    at('18T05:10')
    const page = await post()
    expect(page).toMatchObject({ assignee: null, queue: 'fallback' })
    expect(told(page, 'lead.unplaced')).toBe(1)
    await dina.send('DELETE', `/api/absences/${ids[2]!}`)
    at('18T05:16')
    await watchDeadlines(server.world)
    expect((await pageOf(page.id)).assignee?.name).toBe('Dina')
    for (const [index, who] of [asel, bolat].entries()) await who.send('DELETE', `/api/absences/${ids[index]!}`)
  })
})

describe('deadlines', () => {
  it('reminds, then tells that it is late, then hands over: each once', async () => {
    at('18T06:00')
    const page = await post()
    const holder = page.assignee!.name
    const look = async (time: string) => {
      at(time)
      await watchDeadlines(server.world)
      await watchDeadlines(server.world)
      return pageOf(page.id)
    }
    expect(told(await look('18T06:05'), 'deadline.near')).toBe(0)
    expect(told(await look('18T06:11'), 'deadline.near')).toBe(1)
    const late = await look('18T06:16')
    expect([told(late, 'deadline.near'), told(late, 'deadline.passed')]).toEqual([1, 1])
    const handed = await look('18T06:31')
    expect(handed.assignee!.name).not.toBe(holder)
    expect(told(handed, 'lead.handed_over')).toBe(1)
    expect(Date.parse(handed.respond_by!)).toBe(Date.parse('2026-11-18T06:46:00Z'))
    expect((await explainLead(server.system, page.id as LeadId)).agrees).toBe(true)
    const span = '?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z'
    const report = (await ada.get(`/api/breaches${span}`)).body as unknown as { items: { lead_id: string }[] }
    const breach = report.items.find((item) => item.lead_id === page.id)
    expect(breach).toMatchObject({ user: { name: holder }, minutes_late: 16, handed_over: true })
    const file = await ada.get(`/api/breaches.csv${span}`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(String(file.body['text'])).toContain(page.id)
    const book = read(await bytesOf(`/api/breaches.xlsx${span}&lang=ru`))
    const lines = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['late']!)
    const whole = { Кому: holder, Категория: 'горячий', Передана: 'да', 'Опоздание, мин': 16 }
    expect(lines).toContainEqual(expect.objectContaining(whole))
  })

  it('gives a list as a workbook, as it is filtered, to those who may', async () => {
    const hotOnes = (await ada.get('/api/leads?view=all&tier=hot&limit=200')).body as unknown as LeadList
    const book = read(await bytesOf('/api/leads.xlsx?view=all&tier=hot&lang=kk'))
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['all']!)
    expect(rows.map((row) => row['Балл'])).toEqual(hotOnes.items.map(({ score }) => score))
    expect(rows[0]).toMatchObject({ Санат: 'ыстық', Хабарлама: expect.stringContaining('Заявки теряются') })
    expect((await asel.get('/api/leads.xlsx?view=all')).status).toBe(403)
    const { items } = (await ada.get('/api/audit')).body as { items: { action: string; detail: unknown }[] }
    expect(items.find(({ action }) => action === 'leads.exported')).toMatchObject({ detail: { rows: rows.length } })
  })

  it('stops when the lead is answered', async () => {
    at('18T06:00')
    const page = await post()
    const seat = [asel, bolat].find(({ userId }) => userId === page.assignee!.id)!
    await seat.send('POST', `/api/leads/${page.id}/call`, { result: 'reached' })
    at('18T10:00')
    await watchDeadlines(server.world)
    const after = await pageOf(page.id)
    expect([told(after, 'deadline.near'), told(after, 'deadline.passed')]).toEqual([0, 0])
    expect(after.accepted_at).not.toBeNull()
  })

  it('goes to the next when somebody cannot, and counts it back', async () => {
    at('18T06:00')
    const page = await post()
    const seat = [asel, bolat].find(({ userId }) => userId === page.assignee!.id)!
    const other = [asel, bolat].find((one) => one !== seat)!
    expect((await other.send('POST', `/api/leads/${page.id}/accept`)).body.error).toMatchObject({ reason: 'not_yours' })
    const declined = await seat.send('POST', `/api/leads/${page.id}/decline`, { reason: 'in a meeting' })
    expect(declined.body).toMatchObject({ assignee: { id: other.userId } })
    expect((await other.send('POST', `/api/leads/${page.id}/accept`)).body['accepted_at']).toBe(clock)
  })
})

describe('the list', () => {
  it('does one thing to many leads and takes it back', async () => {
    at('18T07:00')
    const pages = [await post(), await post(), await post()]
    const ids = pages.map(({ id }) => id)
    const action = { kind: 'close', outcome: 'disqualified', reason: 'not_a_buyer' }
    at('18T07:01')
    const done = await ada.send('POST', '/api/leads/bulk', { lead_ids: [...ids, server.workspaceId], action })
    expect(done.body).toMatchObject({ done: 3, refused: [{ lead_id: server.workspaceId, reason: 'lead_unknown' }] })
    expect((await pageOf(ids[0]!)).status).toBe('closed')
    at('18T07:02')
    await ada.send('POST', `/api/leads/${ids[2]!}/note`, { text: 'worked on since' })
    const undone = await ada.send('POST', `/api/leads/bulk/${String(done.body['deed_id'])}/undo`)
    expect(undone.body).toEqual({ undone: 2, left: 1 })
    const back = await pageOf(ids[0]!)
    expect(back).toMatchObject({ status: 'open', outcome: null, assignee: pages[0]!.assignee, first_contact_at: null })
    expect((await ada.send('POST', `/api/leads/bulk/${String(done.body['deed_id'])}/undo`)).status).toBe(409)
  })

  it('puts many on a list, and off it again', async () => {
    const page = await post({ email: 'kairat@firma.kz' })
    const action = { kind: 'list', list: 'suppress' }
    const done = await ada.send('POST', '/api/leads/bulk', { lead_ids: [page.id], action })
    const entries = async () => ((await ada.get('/api/lists')).body as unknown as { items: object[] }).items.length
    expect(await entries()).toBe(2)
    await ada.send('POST', `/api/leads/bulk/${String(done.body['deed_id'])}/undo`)
    expect(await entries()).toBe(0)
  })

  it('keeps views for oneself, and shared ones for all', async () => {
    const view = { name: 'Горячие из формы', view: 'team', search: { tier: 'hot', channel: 'form' } }
    const own = await asel.send('POST', '/api/views', view)
    expect(own.status).toBe(201)
    const names = async (who: Browser) =>
      ((await who.get('/api/views')).body as unknown as { items: { name: string }[] }).items.map(({ name }) => name)
    expect(await names(dina)).toEqual([])
    const path = `/api/views/${String(own.body['id'])}`
    expect((await dina.send('PATCH', path, { name: 'mine now' })).status).toBe(404)
    await asel.send('PATCH', path, { shared: true })
    expect(await names(dina)).toEqual(['Горячие из формы'])
    expect((await dina.send('DELETE', path)).status).toBe(403)
    expect((await ada.send('DELETE', path)).status).toBe(204)
  })

  it('orders by who is to be called next, and says on what that rests', async () => {
    at('18T08:00')
    const small = await post({ amount: 1000 })
    const large = await post({ amount: 900_000 })
    const list = (await ada.get('/api/leads?view=team&order=call')).body as unknown as LeadList
    expect(list).toMatchObject({ order: 'call', basis: 'too_few', next: null })
    const order = list.items.map(({ id }) => id)
    expect(order.indexOf(large.id)).toBeLessThan(order.indexOf(small.id))
    expect(list.items.every((row) => row.first_contact_at === null && row.cost_per_minute === null)).toBe(true)
    expect((await pageOf(large.id)).waiting).toMatchObject({ kind: 'too_few', needed: 60 })
    expect(large.opening).toMatchObject({ language: 'ru' })
  })
})

it('says what a minute of waiting costs once the own answers say so, and finds a lead by what was noted', async () => {
  at('18T08:20')
  const page = await post({ amount: 1_200_000 })
  const curve = { level: 0, slope: -0.6, slopeSd: 0.1, leads: 300 }
  await server.world.store.inWorkspace(server.workspaceId, (tx) =>
    tx.team.learn('waiting', { curve, typicalAmount: 500_000 }, clock),
  )
  const shown = await pageOf(page.id)
  const chance = page.score! / 100
  // amount × p (1 − p) × 0.6 / 60 at the moment it came in (the score is shown as a whole number).
  expect(shown.waiting).toMatchObject({ kind: 'learned', answers: 300 })
  expect(shown.waiting!.per_minute).toBeCloseTo(1_200_000 * chance * (1 - chance) * 0.01, 6)
  const list = (await ada.get('/api/leads?view=team&order=call')).body as unknown as LeadList
  expect(list.basis).toBe('learned')
  const costs = list.items.map((row) => row.cost_per_minute ?? 0)
  expect(costs).toEqual(costs.toSorted((a, b) => b - a))
  await ada.send('POST', `/api/leads/${page.id}/note`, { text: 'Просит договор с синей печатью' })
  const found = (await ada.get('/api/leads?view=all&q=печатью')).body as unknown as LeadList
  expect(found.items.map(({ id }) => id)).toEqual([page.id])
})

describe("the manager's day", () => {
  it('shows moves before it makes them', async () => {
    at('18T08:10')
    const id = await away(bolat, '18T08:00', '20T12:00')
    const preview = async () => ((await ada.get('/api/rebalance')).body as unknown as { items: Move[] }).items
    const moves = await preview()
    expect(moves.length).toBeGreaterThan(0)
    expect(moves.every(({ from, to, why }) => why !== 'away' || (from === bolat.userId && to !== bolat.userId))).toBe(
      true,
    )
    expect((await asel.get('/api/rebalance')).status).toBe(403)
    const wanted = moves.map(({ lead_id, from, to }) => ({ lead_id, from, to }))
    expect((await ada.send('POST', '/api/rebalance', { moves: wanted })).body).toEqual({ moved: moves.length })
    expect((await ada.send('POST', '/api/rebalance', { moves: wanted })).body).toEqual({ moved: 0 })
    expect((await preview()).filter(({ from }) => from === bolat.userId)).toEqual([])
    await bolat.send('DELETE', `/api/absences/${id}`)
  })

  it('hands the late leads of a person over by one click', async () => {
    at('19T05:00')
    const page = await post()
    at('19T05:20')
    const answer = await ada.send('POST', `/api/users/${page.assignee!.id}/hand-over-late`)
    expect(answer.body['moved']).toBeGreaterThanOrEqual(1)
    expect((await pageOf(page.id)).assignee!.id).not.toBe(page.assignee!.id)
  })

  it('asks reps one question a month and shows the answers without names', async () => {
    const month = async (who: Browser) => (await who.get('/api/poll')).body['month']
    at('10T05:00')
    expect(await month(asel)).toBeNull()
    at('18T05:00')
    expect(await month(asel)).toBe('2026-11')
    expect(await month(ada)).toBeNull()
    for (const [index, who] of [asel, bolat, dina].entries()) {
      const results = (await ada.get('/api/poll/results')).body as unknown as { items: { mean: number | null }[] }
      expect(results.items.every(({ mean }) => mean === null)).toBe(true)
      await who.send('POST', '/api/poll', { month: '2026-11', answer: 3 + index, note: index === 0 ? 'ok' : null })
    }
    expect(await month(asel)).toBeNull()
    expect((await ada.get('/api/poll/results')).body['items']).toEqual([
      { month: '2026-11', answers: 3, mean: 4, counts: [0, 0, 1, 1, 1], notes: ['ok'] },
    ])
    expect((await asel.get('/api/poll/results')).status).toBe(403)
  })
})

describe('a pilot', () => {
  const rowsOf = async (who: Browser) => (await who.get('/api/leads?view=mine')).body as unknown as LeadList

  it('scores for the chosen people only; the others work as before; leaving is one step', async () => {
    at('20T05:00')
    expect((await asel.send('PUT', '/api/pilot', { users: [asel.userId] })).status).toBe(403)
    expect((await ada.send('PUT', '/api/pilot', {})).body.error).toMatchObject({ reason: 'pilot_empty' })
    expect((await ada.send('PUT', '/api/pilot', { sources: ['instagram'], users: [asel.userId] })).status).toBe(200)
    const inside = await post({ source: 'instagram' })
    expect(inside.assignee?.name).toBe('Asel')
    const outside = await post({ source: 'exhibition' })
    expect(outside.assignment?.reason).toBe('as_before')
    const seat = [bolat, dina].find(({ userId }) => userId === outside.assignee?.id)!
    const theirs = await rowsOf(seat)
    expect(theirs.order).toBe('arrival')
    expect(theirs.items.every(({ score, tier }) => score === null && tier === null)).toBe(true)
    const shown = (await seat.get(`/api/leads/${outside.id}`)).body as unknown as LeadPage
    expect(shown).toMatchObject({ as_before: true, score_detail: null, score: null })
    expect((await rowsOf(asel)).order).toBe('score')
    expect((await pageOf(outside.id)).score).not.toBeNull()
    expect((await explainLead(server.system, outside.id as LeadId)).agrees).toBe(true)
    expect((await ada.send('DELETE', '/api/pilot')).status).toBe(204)
    expect((await ada.send('DELETE', '/api/pilot')).status).toBe(409)
    expect((await rowsOf(seat)).order).toBe('score')
    expect((await post({ source: 'exhibition' })).assignment?.reason).toMatch(/^closer_/)
  })
})

describe('never blind', () => {
  it('draws the quota of the week among cold leads, logs the probability, and people work them', async () => {
    const { routing, sampling } = (await ada.get('/api/routing')).body as unknown as RoutingShown
    const changed = await ada.send('PUT', '/api/routing', { routing, sampling: { ...sampling, rate: 0, weekly: 2 } })
    expect(changed.status).toBe(200)
    at('20T06:00')
    const texts = ['Пишу диплом, нужны данные', 'Студент, для курсовой пришлите прайс', 'Реферат по вашей отрасли']
    for (const message of texts) {
      phone += 1
      const fields = { name: 'Алия', phone: `+7701666${phone}`, message, received_at: clock }
      await program.post('/v1/leads?wait=decision', fields)
    }
    const cold = (await ada.get('/api/leads?view=all&tier=cold')).body as unknown as LeadList
    const ids = cold.items.filter(({ name }) => name === 'Алия')
    expect(ids.length).toBe(3)
    expect(ids.every((row) => row.sampled_with === null)).toBe(true)
    at('20T06:30')
    expect(await drawWeeklySample(server.system)).toBe(2)
    const drawn = (await ada.get('/api/leads?view=all&sampled=true')).body as unknown as LeadList
    expect(drawn.items.length).toBe(2)
    for (const row of drawn.items) {
      expect(row.sampled_with).toBeCloseTo(2 / 3, 9)
      const page = await pageOf(row.id)
      expect(page.decision?.reasons.some(({ code }) => code === 'random_sample')).toBe(true)
      expect(page.respond_by).not.toBeNull()
      expect((await explainLead(server.system, row.id as LeadId)).agrees).toBe(true)
    }
  })
})

it('learns closers and waiting from outcomes, and routes the next hot lead by them', async () => {
  await ada.send('DELETE', '/api/pilot')
  const { routing } = (await ada.get('/api/routing')).body as unknown as RoutingShown
  const best = { ...routing, closers: 'best_first', fairness: { floor: 0, cap: 100 } }
  expect((await ada.send('PUT', '/api/routing', { routing: best, note: 'best closers first' })).status).toBe(200)
  for (let index = 0; index < 12; index += 1) {
    at(`23T05:${String(index).padStart(2, '0')}`)
    const page = await post({ product: 'CRM' })
    await ada.send('POST', `/api/leads/${page.id}/assign`, { user_id: index % 2 === 0 ? asel.userId : bolat.userId })
    at(`23T06:${String(index).padStart(2, '0')}`)
    await ada.send('POST', `/api/leads/${page.id}/call`, { result: 'reached' })
    at(`23T07:${String(index).padStart(2, '0')}`)
    const won = index % 2 === 1
    const outcome = won ? { kind: 'won', amount: 250_000 } : { kind: 'lost', reason: 'price' }
    expect((await ada.send('POST', `/api/leads/${page.id}/outcome`, outcome)).status).toBe(200)
  }
  await learnRouting(server.system)
  const shown = (await ada.get('/api/routing')).body as unknown as RoutingShown
  const rate = (userId: string) => shown.rates.find((one) => one.user_id === userId && one.kind === 'product:crm')!
  expect(rate(bolat.userId).ratio).toBeGreaterThan(rate(asel.userId).ratio)
  expect(shown.waiting).toMatchObject({ kind: 'too_few', answers: 12, typical_amount: 250_000 })
  const next = await post({ product: 'CRM' })
  expect(next.assignment?.reason).toBe('closer_best')
  expect(next.assignee?.name).toBe('Bolat')
})
