import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSample } from '../../src/app/sample/fill-sample.ts'
import type {
  ChannelsView,
  CostView,
  ForecastPartsView,
  ForecastView,
  GroupsView,
  PromiseView,
  WatchView,
} from '../../src/http/contract/measure.ts'
import { recordOutcome } from '../../src/app/work/record-outcome.ts'
import type { LeadList } from '../../src/http/contract/leads.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
  await fillSample(server.system, { seed: 1 })
})
afterAll(() => server.close())

const get = async <View>(path: string) => (await ada.get(`/api/measure/${path}`)).body as unknown as View
const year = () => {
  const to = new Date()
  const from = new Date(to.getTime() - 365 * 86_400_000)
  return `from=${from.toISOString()}&to=${to.toISOString()}`
}

describe('measuring the sample company', () => {
  it('sets what was promised beside what came, week by week', async () => {
    const { weeks, promise, reliability, drift, since } = await get<WatchView>('watch')
    expect(since).toBeNull()
    expect(weeks.length).toBeGreaterThan(10)
    expect(weeks.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week).toSorted())
    expect(promise.deals).toBeGreaterThan(200)
    expect(promise.wins).toBeGreaterThan(20)
    expect(reliability.reduce((sum, { came }) => sum + came.of, 0)).toBe(promise.deals)
    expect(drift.map(({ feature }) => feature)).toContain('source')
    // The sample company's Saturdays are as they were.
    expect(drift.filter(({ has_moved: hasMoved }) => hasMoved).map(({ feature }) => feature)).toEqual([])
  })

  it('makes its figures anew once an outcome came in, and only then', async () => {
    const before = await get<WatchView>('watch')
    expect(await get<WatchView>('watch')).toEqual(before)
    const { deals, wins } = await get<PromiseView>('promise')
    expect(deals).toBe(before.promise.deals)
    const open = (await ada.get('/api/leads?view=team&limit=1')).body['items'] as { id: string }[]
    const closed = await ada.send('POST', `/api/leads/${open[0]!.id}/outcome`, { kind: 'won', amount: 1000 })
    expect(closed.status).toBeLessThan(300)
    const after = await get<WatchView>('watch')
    expect(after.promise).toMatchObject({ deals: deals + 1, wins: wins + 1 })
    expect(await get<PromiseView>('promise')).toEqual(after.promise)
    await server.system.store.inWorkspace(server.system.workspaceId, (tx) =>
      tx.privacy.eraseLeads([open[0]!.id as LeadId]),
    )
    expect((await get<WatchView>('watch')).promise).toEqual(before.promise)
  })

  it('looks at groups and at the wins that the score misses', async () => {
    const { groups, missed } = await get<GroupsView>('groups?by=source')
    expect(groups.length).toBeGreaterThan(2)
    expect(groups.every(({ deals }) => deals >= 10)).toBe(true)
    expect(missed.called_wins).toBeGreaterThan(0)
    expect((await ada.get('/api/measure/groups?by=shoe_size')).status).toBe(400)
  })

  it('says what a source brings for what it was paid, on the screen and as a table', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const before = await get<ChannelsView>(`channels?${year()}`)
    const [first] = before.items
    expect(first).toMatchObject({ cost: null, cost_per_win: null })
    const made = await ada.send('POST', '/api/measure/costs', {
      source: first!.source,
      from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`.replace('-02-29', '-02-28'),
      to: today,
      amount: 366_000,
    })
    expect(made.status).toBe(201)
    const [paid] = (await get<ChannelsView>(`channels?${year()}`)).items
    expect(paid!.cost).toBeGreaterThan(300_000)
    expect(paid!.cost_per_lead).toBeCloseTo(paid!.cost! / paid!.leads, 6)
    const { text } = (await ada.get(`/api/measure/tables/channels.csv?${year()}`)).body as { text: string }
    expect(text.split('\n')[0]).toContain('source,leads,verified')
    expect(text.split('\n')[1]!.startsWith(`${paid!.source},${paid!.leads},`)).toBe(true)
    const { items } = await get<{ items: CostView[] }>('costs')
    expect((await ada.send('DELETE', `/api/measure/costs/${items[0]!.id}`)).status).toBe(204)
    expect((await ada.send('DELETE', `/api/measure/costs/${items[0]!.id}`)).status).toBe(404)
  })

  it('refuses what cannot be', async () => {
    const backwards = { source: 'x', from: '2026-02-02', to: '2026-02-01', amount: 1 }
    expect((await ada.send('POST', '/api/measure/costs', backwards)).body.error?.reason).toBe('span_empty')
    const now = new Date().toISOString()
    expect((await ada.get(`/api/measure/channels?from=${now}&to=${now}`)).body.error?.reason).toBe('span_empty')
    const rep = await personOf(server, 'rep', 'Rita')
    expect((await rep.send('POST', '/api/measure/costs', { ...backwards, to: '2026-02-03' })).status).toBe(403)
  })

  it('foretells the coming months and owns up to the past ones', async () => {
    const found = await get<ForecastView>('forecast')
    expect(found.months).toHaveLength(3)
    expect(found.past.length).toBeGreaterThan(3)
    expect(found.covered.of).toBe(found.past.length)
    for (const { wins } of found.months) expect(wins.low).toBeLessThanOrEqual(wins.high)
    expect(await get<ForecastView>('forecast')).toEqual(found)
  })

  it('foretells each source and each rep, and what has to be called', async () => {
    const whole = await get<ForecastView>('forecast')
    expect(whole.people).toBeGreaterThan(2)
    expect(whole.per_person_week).toBeGreaterThan(0)
    expect(whole.months[1]!.calls.mean).toBeGreaterThan(1)
    const bySource = await get<ForecastPartsView>('forecast/parts?part=source')
    const byRep = await get<ForecastPartsView>('forecast/parts?part=rep')
    expect(bySource.parts.length).toBeGreaterThan(2)
    expect(byRep.parts.every(({ name }) => name !== null)).toBe(true)
    expect(byRep.covered.of).toBe(byRep.parts.reduce((sum, { past }) => sum + past.length, 0))
    expect((await ada.get('/api/measure/forecast/parts?part=moon')).status).toBe(400)
  })

  it('opens the leads behind a figure: as many as the figure says', async () => {
    const { items } = await get<ChannelsView>(`channels?${year()}`)
    const { source, leads, verified, rejected, not_real: notReal, hot, won } = items[1]!
    const span = new URLSearchParams(year())
    const count = async (figure: string, more = '') => {
      const behind = encodeURIComponent(`${figure}~${span.get('from')}~${span.get('to')}${more}`)
      const query = more === '' ? `&source=${encodeURIComponent(source)}` : ''
      const [seen, after] = [new Set<string>(), { cursor: null as string | null }]
      do {
        const next = after.cursor ? `&cursor=${after.cursor}` : ''
        const { body } = await ada.get(`/api/leads?view=all&limit=200&behind=${behind}${query}${next}`)
        for (const { id } of body['items'] as { id: string }[]) seen.add(id)
        after.cursor = body['next'] as string | null
      } while (after.cursor)
      return seen.size
    }
    expect(await count('all')).toBe(leads)
    expect(await count('verified')).toBe(verified)
    expect(await count('rejected')).toBe(rejected)
    expect(await count('not_real')).toBe(notReal)
    expect(await count('hot')).toBe(hot)
    expect(await count('won')).toBe(won.hits)
    expect(await count('closed')).toBe(won.of)
    expect(await count('won', `~source~${source}`)).toBe(won.hits)
    const weeks = (await get<WatchView>('watch')).weeks.filter(
      ({ precision, won: sold }) => precision !== null && sold > 0,
    )
    const week = weeks.at(-1)!
    const of = async (figure: string) => {
      const from = Date.parse(`${week.week}T00:00:00+05:00`)
      const [begin, end] = [from, from + 7 * 86_400_000].map((at) => new Date(at).toISOString())
      const behind = encodeURIComponent(`${figure}~${begin}~${end}`)
      return ((await ada.get(`/api/leads?view=all&limit=200&behind=${behind}`)).body['items'] as unknown[]).length
    }
    expect(await of('closed')).toBe(week.closed)
    expect(await of('hot_closed')).toBe(week.precision!.of)
    expect(await of('hot_won')).toBe(week.precision!.hits)
    expect((await ada.get('/api/leads?view=all&behind=rich')).body.error?.reason).toBe('behind_unknown')
  })

  it('gives every dashboard as a table for spreadsheets', async () => {
    const { read, utils } = await import('@e965/xlsx')
    for (const [name, first, title] of [
      ['channels', 'source', 'Источник'],
      ['weeks', 'week', 'Неделя'],
      ['groups', 'by', 'Группы по'],
      ['forecast', 'month', 'Месяц'],
      ['forecast-parts', 'source', 'Источник'],
    ] as const) {
      const { text } = (await ada.get(`/api/measure/tables/${name}.csv?${year()}`)).body as { text: string }
      const [head, ...rows] = text.trim().split('\n')
      expect(head!.split(',')[0]).toBe(first)
      const response = await fetch(`${server.url}/api/measure/tables/${name}.xlsx?${year()}&lang=ru`, {
        headers: { cookie: ada.cookie },
      })
      const book = read(new Uint8Array(await response.arrayBuffer()))
      const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
      expect(cells[0]![0]).toBe(title)
      // Every title is in words, none the name of a column.
      expect(cells[0]!.filter((cell) => /^[a-z_]*$/.test(String(cell)))).toEqual([])
      if (name === 'groups') expect(cells[1]![0]).toMatch(/^\p{Script=Cyrillic}+$/u)
      expect(cells).toHaveLength(rows.length + 1)
      expect(cells.at(-1)!.some((cell) => typeof cell === 'number')).toBe(true)
    }
    const rep = await personOf(server, 'rep', 'Ruth')
    expect((await rep.get('/api/measure/tables/weeks.csv')).status).toBe(403)
    expect((await ada.get('/api/measure/tables/moon.csv')).status).toBe(400)
  })
})

describe('leads to be returned to who sold them', () => {
  it('stand in a file with what speaks against each, as many as the source has', async () => {
    const { items } = await get<ChannelsView>(`channels?${year()}`)
    const card = items.find(({ rejected, not_real: notReal }) => rejected > 0 && notReal > 0)!
    const address = (format: string, more = '') =>
      `/api/measure/tables/returns.${format}?${year()}&source=${encodeURIComponent(card.source.toUpperCase())}${more}`
    const { text } = (await ada.get(address('csv'))).body as { text: string }
    const [head, ...rows] = text.trim().split('\n')
    expect(head).toBe(
      'received_at,name,company,phone,email,source,campaign,click_id,verdict,failed_checks,outcome,outcome_reason,lead',
    )
    expect(rows).toHaveLength(card.rejected + card.not_real)
    expect(rows.filter((row) => row.includes(',rejected,'))).toHaveLength(card.rejected)
    expect(rows.filter((row) => /,verified,.*,disqualified,/.test(row))).toHaveLength(card.not_real)
    const { read, utils } = await import('@e965/xlsx')
    const response = await fetch(server.url + address('xlsx', '&lang=ru'), { headers: { cookie: ada.cookie } })
    const book = read(new Uint8Array(await response.arrayBuffer()))
    const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
    expect(cells).toHaveLength(rows.length + 1)
    expect(cells.flat().join(' ')).toMatch(/отклонён.*Браузер/s)
    const { items: log } = (await ada.get('/api/audit?limit=5')).body as unknown as { items: { detail: unknown }[] }
    expect(log.map(({ detail }) => detail)).toContainEqual({ rows: rows.length, view: 'returns' })
    const rep = await personOf(server, 'rep', 'Rex')
    expect((await rep.get(address('csv'))).status).toBe(403)
  })
})

describe('measuring by what leads say of themselves', () => {
  it('looks at regions, as the leads named them, and opens their leads', async () => {
    expect((await get<GroupsView>('groups?by=region')).groups).toEqual([])
    const program = await programWith(server.system, server.url)
    for (let index = 0; index < 12; index += 1) {
      const lead = { name: 'Dana Test', email: `dana${index}@example${index}.kz`, message: `${index + 2} forklifts` }
      const region = index % 2 === 0 ? 'Abai Region' : ' abai region'
      const { body } = await program.post('/v1/leads?wait=decision', { ...lead, region })
      await recordOutcome(server.system, {
        leadId: body['id'] as LeadId,
        kind: 'won',
        amount: 1,
        reason: null,
        at: null,
      })
    }
    const { groups } = await get<GroupsView>('groups?by=region')
    expect(groups).toMatchObject([{ by: 'region', group: 'abai region', deals: 12, seen: { of: 12 } }])
    const behind = encodeURIComponent('won~2020-01-01T00:00:00Z~2100-01-01T00:00:00Z~region~abai region')
    const list = (await ada.get(`/api/leads?view=all&limit=50&behind=${behind}`)).body as unknown as LeadList
    expect(list.items).toHaveLength(12)
  })
})
