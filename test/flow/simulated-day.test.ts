import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeRandom } from '../../src/core/math/random.ts'
import { watchDeadlines } from '../../src/app/route/watch-deadlines.ts'
import type { LeadEvent } from '../../src/app/ports/lead-store.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadList, LeadPage, LeadRow } from '../../src/http/contract/leads.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

const minuteMs = 60_000
/** Wednesday, 7:00 in Almaty: two hours before work. */
const dawn = Date.parse('2026-11-18T02:00:00Z')
const opens = Date.parse('2026-11-18T04:00:00Z')
const closes = Date.parse('2026-11-18T13:00:00Z')

let clock = dawn
let server: TestServer
let program: Program
let ada: Browser
type Seat = Awaited<ReturnType<typeof personOf>>
let reps: readonly Seat[]
const random = makeRandom(11)

beforeAll(async () => {
  server = await testServer({ now: () => new Date(clock).toISOString() })
  program = await programWith(server.system, server.url)
  ada = await signIn(server, server.linkToken)
  reps = [
    await personOf(server, 'rep', 'Asel'),
    await personOf(server, 'rep', 'Bolat'),
    await personOf(server, 'rep', 'Dina'),
  ]
  for (const { userId } of reps.slice(0, 2)) await ada.send('PATCH', `/api/users/${userId}`, { closer: true })
})
afterAll(() => server.close())

/** Who is away when, as minutes after opening: each for a while, and all three at once for half an hour. */
const absences: readonly (readonly [number, number, number])[] = [
  [0, 60, 180],
  [1, 240, 420],
  [2, 90, 120],
  [0, 300, 330],
  [2, 300, 330],
]
const isAway = (rep: number, at: number): boolean =>
  at < opens ||
  absences.some(([who, from, to]) => who === rep && at >= opens + from * minuteMs && at < opens + to * minuteMs)

const trades = ['автозапчастей', 'мебели', 'обуви', 'посуды', 'инструмента', 'одежды', 'игрушек', 'книг', 'тканей']
const cities = ['Шымкенте', 'Караганде', 'Актобе', 'Павлодаре', 'Таразе', 'Костанае', 'Атырау']

async function arrive(index: number): Promise<string> {
  const message = `У нас магазин ${trades[index % 9]} в ${cities[index % 7]}, ${5 + index} продавцов. Заявки теряются, клиенты жалуются, что им не перезванивают. Директор сказал разобраться до конца недели. Готов завтра созвониться.`
  const phone = `+7702${3_184_273 + index * 104_729}`
  const body = { name: 'Марат', phone, message, received_at: new Date(clock).toISOString() }
  const answer = await program.post('/v1/leads?wait=decision', body)
  expect(answer.status).toBe(201)
  return String(answer.body['id'])
}

const listOf = async (who: Browser, path: string): Promise<readonly LeadRow[]> =>
  ((await who.get(path)).body as unknown as LeadList).items

/** A rep who is there looks at their list: answers some, passes one on now and then, and is slow with others. */
async function work(rep: Seat): Promise<void> {
  for (const row of await listOf(rep, '/api/leads?view=mine&unanswered=true')) {
    const dice = random()
    if (dice < 0.1) await rep.send('POST', `/api/leads/${row.id}/decline`, {})
    else if (dice < 0.42) await rep.send('POST', `/api/leads/${row.id}/call`, { result: 'reached' })
  }
}

const eventsOf = (id: string): Promise<readonly LeadEvent[]> =>
  server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id as LeadId))

/** What stands against "no hot lead waits unseen": late in working hours, and nobody was told. */
async function unseen(): Promise<readonly string[]> {
  const faults: string[] = []
  for (const row of await listOf(ada, '/api/leads?view=team&tier=hot&unanswered=true&limit=200')) {
    const events = await eventsOf(row.id)
    const told = events.filter(({ kind }) => kind === 'deadline.passed' || kind === 'lead.unplaced').length > 0
    const isLate = row.respond_by !== null && Date.parse(row.respond_by) < clock
    if (row.respond_by === null) faults.push(`${row.id}: no deadline`)
    if (isLate && !told) faults.push(`${row.id}: late, and nobody was told`)
    if (row.queue === 'fallback' && !told) faults.push(`${row.id}: nobody could take it, and nobody was told`)
  }
  return faults
}

it('through a day of absences no hot lead waits unseen, and nothing is said twice', { timeout: 240_000 }, async () => {
  for (const [who, from, to] of absences) {
    const iso = (minutes: number) => new Date(opens + minutes * minuteMs).toISOString()
    expect((await reps[who]!.send('POST', '/api/absences', { from: iso(from), to: iso(to) })).status).toBe(201)
  }
  const ids: string[] = []
  // Before work, through the day, and the moments when all three are away.
  const arrivals = [-100, -20, 5, 20, 50, 75, 100, 130, 200, 245, 302, 305, 310, 322, 360, 400, 450, 470]
  const faults: string[] = []
  for (clock = dawn; clock < closes; clock += 5 * minuteMs) {
    const due = arrivals.filter(
      (minute) => opens + minute * minuteMs >= clock && opens + minute * minuteMs < clock + 5 * minuteMs,
    )
    for (const _ of due) ids.push(await arrive(ids.length))
    await watchDeadlines(server.world)
    for (const [index, rep] of reps.entries()) if (!isAway(index, clock)) await work(rep)
    faults.push(...(await unseen()).map((fault) => `${new Date(clock).toISOString()} ${fault}`))
  }
  expect(ids).toHaveLength(arrivals.length)
  expect(faults).toEqual([])

  const pages = await Promise.all(
    ids.map(async (id) => (await ada.get(`/api/leads/${id}`)).body as unknown as LeadPage),
  )
  expect(pages.every(({ tier }) => tier === 'hot')).toBe(true)
  // The last ones may still run within their time; every other one was answered on the day.
  const open = pages.filter((page) => page.first_contact_at === null)
  expect(open.every((page) => Date.parse(page.respond_by!) > clock - 60 * minuteMs)).toBe(true)
  expect(open.length).toBeLessThan(4)
  expect(pages.some(({ timeline }) => timeline.some(({ kind }) => kind === 'lead.unplaced'))).toBe(true)
  expect(pages.some(({ timeline }) => timeline.some(({ kind }) => kind === 'lead.handed_over'))).toBe(true)

  // Each assignment reminds once and is late once: the deadline in the event names the assignment.
  for (const { id } of pages) {
    const clocks = (await eventsOf(id)).filter(({ kind }) => kind === 'deadline.near' || kind === 'deadline.passed')
    const said = clocks.map(({ kind, payload }) => `${kind} ${String(payload['user'])} ${String(payload['respondBy'])}`)
    expect(new Set(said).size, id).toBe(said.length)
  }
  // An absent person is never given a lead that cannot wait for them.
  for (const page of pages)
    for (const entry of page.timeline.filter(({ kind }) => kind === 'lead.routed')) {
      const given = reps.findIndex(({ userId }) => userId === entry.detail['userId'])
      if (given < 0) continue
      const by = Date.parse(String(entry.detail['respondBy']))
      expect(isAway(given, by - 1), `${entry.at} to ${given}`).toBe(false)
    }
})
