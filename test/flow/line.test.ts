import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import { fillSample } from '../../src/app/sample/fill-sample.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadList, LeadPage, Replay } from '../../src/http/contract/leads.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { sharedRows } from '../support/shared.ts'

type DevRow = { readonly id: string; readonly text: string; readonly received_at: string }

let server: TestServer
let program: Program
let admin: Browser

beforeAll(async () => {
  server = await testServer()
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const decide = async (body: object): Promise<LeadPage> => {
  const answer = await program.post('/v1/leads?wait=decision', body)
  expect(answer.status).toBe(201)
  return (await admin.get(`/api/leads/${String(answer.body['id'])}`)).body as unknown as LeadPage
}

const rows = sharedRows<DevRow>('messages/dev.jsonl')

describe.runIf(rows !== null)('the pair that every version must get right', () => {
  it('calls the auto-parts shop hot although its form is nearly empty', async () => {
    const closer = await personOf(server, 'rep', 'Closer')
    await admin.send('PATCH', `/api/users/${closer.userId}`, { closer: true })
    const page = await decide({
      channel: 'form',
      name: 'Марат',
      phone: '+7 701 555 44 33',
      message: rows![0]!.text,
      received_at: rows![0]!.received_at,
    })
    expect(page.tier).toBe('hot')
    expect(page.verdict).toBe('verified')
    expect(page.assignee?.name).toBe('Closer')
    expect(page.respond_by).not.toBeNull()
    expect(page.reading?.nonbuyer).toBeNull()
    const said = new Set(page.reading?.signals.map(({ signal }) => signal))
    for (const signal of ['urgency', 'pain', 'readiness', 'quantity']) expect(said).toContain(signal)
    for (const { quote, start, end } of page.reading!.signals) expect(page.message!.slice(start, end)).toBe(quote)
    const sum = page.score_detail!.contributions.reduce((total, { points }) => total + points, 0)
    const { probability } = page.score_detail!
    expect(sum).toBeCloseTo(Math.log(probability / (1 - probability)), 9)
    expect(page.score).toBe(Math.round(100 * probability))
  })

  it('calls the commercial director with the full form a non-buyer', async () => {
    const page = await decide({
      channel: 'form',
      name: 'Сергей Петров',
      email: 's.petrov@sarybel-group.example.com',
      phone: '+7 701 222 33 44',
      company: 'Sarybel Group',
      job_title: 'Коммерческий директор',
      company_size: 200,
      industry: 'retail',
      city: 'Алматы',
      message: rows![1]!.text,
      received_at: rows![1]!.received_at,
    })
    expect(page.reading?.nonbuyer).toBe('research')
    expect(page.tier).toBe('cold')
    expect(page.verdict).not.toBe('rejected')
    expect(page.assignee === null).not.toBe(page.queue === null)
  })
})

describe('no lead is lost', () => {
  it('quarantines a bot, where a person can bring it back', async () => {
    const page = await decide({
      channel: 'form',
      name: 'qwrtpsdfg',
      email: 'x@mailinator.com',
      message: 'buy now',
      user_agent: 'python-requests/2.31',
      behaviour: { honeypot_filled: true, webdriver: true, seconds_to_submit: 0.4 },
    })
    expect(page.status).toBe('quarantined')
    expect(page.decision!.reasons.length).toBeGreaterThan(0)
    const back = await admin.send('POST', `/api/leads/${page.id}/verdict`, {
      verdict: 'verified',
      reason: 'I know this person',
    })
    expect(back.status).toBe(200)
    expect(back.body['status']).toBe('open')
    expect((await explainLead(server.system, page.id as LeadId)).agrees).toBe(true)
  })

  it('puts a hot lead into the fallback queue with the reason where nobody can take it', async () => {
    for (const person of await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.people.all()))
      if (person.role === 'rep') await admin.send('PATCH', `/api/users/${person.id}`, { presence: 'away' })
    const answer = await (await programWith(server.system, server.url, { sandbox: true })).post(
      '/v1/leads?wait=decision',
      { email: 'hot@sandbox.test', message: 'x' },
    )
    const decision = answer.body['decision'] as { tier: string; queue: string }
    expect(decision.tier).toBe('hot')
    expect(decision.queue).toBe('fallback')
    const page = (await admin.get(`/api/leads/${String(answer.body['id'])}`)).body as unknown as LeadPage
    expect(page.assignment?.reason).toBe('no_eligible_rep')
  })

  it('respects a score set aside by a person, and its withdrawal', async () => {
    const page = await decide({ channel: 'form', phone: '+7 701 777 11 22', message: 'Здравствуйте' })
    const aside = await admin.send('POST', `/api/leads/${page.id}/override`, {
      tier: 'hot',
      reason: 'the owner called me',
    })
    expect(aside.body['tier']).toBe('hot')
    expect((aside.body['override'] as { reason: string }).reason).toBe('the owner called me')
    const back = await admin.send('POST', `/api/leads/${page.id}/override`, { tier: null, reason: 'a mistake' })
    expect(back.body['tier']).toBe(page.tier)
    expect(back.body['override']).toBeNull()
  })
})

describe('every decision can be replayed', () => {
  it('agrees for every lead of the sample company', async () => {
    const other = await testServer()
    try {
      const { leads } = await fillSample(other.system, { seed: 7 })
      const cases = await other.world.store.inWorkspace(other.workspaceId, (tx) =>
        tx.cases.page({ before: null, limit: 10_000 }),
      )
      const ids = cases.map(({ lead }) => lead.id)
      expect(ids.length).toBe(leads)
      const differing: string[] = []
      for (const id of ids) if (!(await explainLead(other.system, id)).agrees) differing.push(id)
      expect(differing).toEqual([])
      const browser = await signIn(other, other.linkToken)
      const list = (await browser.get('/api/leads?view=team&limit=200')).body as unknown as LeadList
      const scores = list.items.map(({ score }) => score!)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      const replayed = (await browser.get(`/api/leads/${list.items[0]!.id}/replay`)).body as unknown as Replay
      expect(replayed.agrees).toBe(true)
      expect(replayed.stages.map(({ stage }) => stage)).toEqual(['verify', 'read', 'score', 'decide', 'route'])
    } finally {
      await other.close()
    }
  }, 180_000)

  it('says where a stored decision was tampered with', async () => {
    const page = await decide({
      channel: 'form',
      phone: '+7 701 777 00 99',
      message: 'Нужен погрузчик, счёт на 2 штуки',
    })
    const events = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(page.id as LeadId))
    const scored = events.findLast(({ kind }) => kind === 'lead.scored')!
    const changed = { ...scored.payload, score: { ...(scored.payload['score'] as object), probability: 0.99 } }
    await server.world.store.inWorkspace(server.workspaceId, async (tx) => {
      await tx.leads.append(
        page.id as LeadId,
        events
          .filter(({ kind }) => kind !== 'lead.received')
          .map((event) => (event === scored ? { ...event, payload: changed } : event)),
      )
    })
    const { agrees, stages } = await explainLead(server.system, page.id as LeadId)
    expect(agrees).toBe(false)
    expect(stages.find(({ stage }) => stage === 'score')?.agrees).toBe(false)
  })
})
