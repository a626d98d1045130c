import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/app/keys/create-key.ts'
import { recordOutcome } from '../../src/app/work/record-outcome.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { ExperimentDocument, ExperimentPage, PilotResultView } from '../../src/http/contract/experiments.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
let key: string
beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  key = (await createKey(server.system, { name: 'web', scopes: ['leads:write'], sandbox: false })).secret
})
afterAll(() => server.close())

async function post(index: number): Promise<string> {
  const answer = await call(`${server.url}/v1/leads?wait=decision`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: {
      name: 'Dana Test',
      email: `dana${index}@example${index}.kz`,
      source: index % 3 === 0 ? 'instagram' : 'search',
      message: 'We need two forklifts this week, please send an invoice',
    },
  })
  return (answer.body as { id: string }).id
}

const eventOf = async (id: string, kind: string) =>
  (await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id as LeadId))).findLast(
    (event) => event.kind === kind,
  )!.payload

let draft: number
let experiment: ExperimentDocument
const page = async () => (await ada.get(`/api/experiments/${experiment.id}`)).body as unknown as ExperimentPage

describe('an experiment with the policy', () => {
  it('is planned before it is run', async () => {
    const answer = await ada.send('POST', '/api/experiments/plan', { base: 0.032, effect: 0.016, per_week: 100 })
    expect(answer.body).toMatchObject({ per_arm: 2354 })
    const refused = await ada.send('POST', '/api/experiments/plan', { base: 2, effect: 0.016, per_week: 100 })
    expect(refused.body.error?.reason).toBe('base_out_of_range')
  })

  it('compares what exists, and something else than what is done anyway', async () => {
    const ask = (version: number) =>
      ada.send('POST', '/api/experiments', {
        question: 'Does a lower hot mark bring more?',
        treatment: { kind: 'policy', version },
      })
    expect((await ask(99)).body.error?.reason).toBe('policy_unknown')
    expect((await ask(1)).body.error?.reason).toBe('nothing_to_compare')
    const policies = (await ada.get('/api/policies')).body as unknown as { items: { body: Record<string, unknown> }[] }
    const body = { ...policies.items[0]!.body, thresholds: { warm: 1, promising: 2, hot: 3 } }
    draft = (await ada.send('POST', '/api/policies', { body })).body['version'] as number
    const made = await ask(draft)
    expect(made.status).toBe(201)
    experiment = made.body as unknown as ExperimentDocument
    expect(experiment).toMatchObject({ status: 'draft', metric: 'conversion', share_b: 0.5 })
  })

  it('splits nobody before it starts, then every lead, evenly within its source', async () => {
    const before = await post(0)
    expect((await eventOf(before, 'lead.decided'))['experiment']).toBeUndefined()
    expect((await ada.send('POST', `/api/experiments/${experiment.id}/start`)).body).toMatchObject({
      status: 'running',
    })
    const ids: string[] = []
    for (let index = 1; index <= 24; index += 1) ids.push(await post(index))
    const arms = { A: 0, B: 0 }
    for (const id of ids) {
      const decided = await eventOf(id, 'lead.decided')
      const { arm } = decided['experiment'] as { arm: 'A' | 'B' }
      arms[arm] += 1
      expect(decided['policy']).toBe(arm === 'B' ? draft : 1)
      expect((await ada.get(`/api/leads/${id}/replay`)).body['agrees']).toBe(true)
    }
    expect(Math.abs(arms.A - arms.B)).toBeLessThanOrEqual(8)
    for (const [index, id] of ids.entries())
      if (index < 18)
        await recordOutcome(server.system, {
          leadId: id as LeadId,
          kind: index % 2 === 0 ? 'won' : 'lost',
          amount: index % 2 === 0 ? 1000 : null,
          reason: null,
          at: null,
        })
    const { result, course } = await page()
    expect(result.n_a + result.n_b).toBe(18)
    expect(result).toMatchObject({ open: 6, decision: 'none_yet' })
    expect(result.low).toBeLessThan(result.estimate!)
    expect(course.at(-1)).toMatchObject({ leads: 24, low: result.low, high: result.high })
  })

  it('keeps a lead in its arm when it is decided again', async () => {
    const id = await post(100)
    const first = await eventOf(id, 'lead.decided')
    const { assessLead } = await import('../../src/app/assess-lead.ts')
    await assessLead(server.system, id as LeadId, { again: { reason: 'test' } })
    expect((await eventOf(id, 'lead.decided'))['experiment']).toEqual(first['experiment'])
  })

  it('keeps its policy although another draft is made, and runs alone', async () => {
    const policies = (await ada.get('/api/policies')).body as unknown as {
      items: { version: number; status: string; body: Record<string, unknown> }[]
    }
    expect(policies.items.find(({ version }) => version === draft)?.status).toBe('trial')
    await ada.send('POST', '/api/policies', { body: { ...policies.items.at(-1)!.body, name: 'Other' } })
    expect((await post(200)).length).toBe(36)
    const again = await ada.send('POST', `/api/experiments/${experiment.id}/start`)
    expect(again.body.error?.reason).toBe('not_a_draft')
  })

  it('gives its rows, without personal data, to recompute', async () => {
    const { text } = (await ada.get(`/api/experiments/${experiment.id}/rows.csv`)).body as { text: string }
    const lines = text.trim().split('\n')
    expect(lines[0]).toBe(
      'lead_id,rep_id,arm,assigned_at,source,won,amount,minutes_to_contact,calls,pre_score,segment_chance,segment_language',
    )
    expect(lines).toHaveLength(27)
    for (const line of lines.slice(1)) expect(['low', 'middle', 'high']).toContain(line.split(',').at(-2))
    const basis = (await ada.get('/api/experiments/basis?metric=minutes_to_contact')).body
    expect(basis['per_week']).toBeGreaterThan(1)
    expect(basis).toHaveProperty('deviation')
    expect(text).not.toContain('dana')
  })

  it('stops splitting when it is stopped; a rep may look, not stop', async () => {
    const rep = await personOf(server, 'rep', 'Rita')
    expect((await rep.get(`/api/experiments/${experiment.id}`)).status).toBe(200)
    expect((await rep.send('POST', `/api/experiments/${experiment.id}/stop`)).status).toBe(403)
    expect((await ada.send('POST', `/api/experiments/${experiment.id}/stop`)).body).toMatchObject({ status: 'stopped' })
    expect((await eventOf(await post(300), 'lead.decided'))['experiment']).toBeUndefined()
  })
})

describe('a pilot', () => {
  it('of people is an experiment of its own: their leads beside those worked as before, by rep', async () => {
    expect((await ada.get('/api/pilot/result')).body.error?.reason).toBe('no_pilot')
    const people = []
    for (const name of ['Pia', 'Pelle', 'Ann', 'Arne']) people.push(await personOf(server, 'rep', name))
    const users = people.slice(0, 2).map(({ userId }) => userId)
    expect((await ada.send('PUT', '/api/pilot', { users, sources: [] })).status).toBe(200)
    const ids: string[] = []
    for (let index = 400; index < 424; index += 1) ids.push(await post(index))
    for (const [index, id] of ids.slice(0, 20).entries())
      await recordOutcome(server.system, {
        leadId: id as LeadId,
        kind: index % 3 === 0 ? 'won' : 'lost',
        amount: index % 3 === 0 ? 500 : null,
        reason: null,
        at: null,
      })
    const { results } = (await ada.get('/api/pilot/result')).body as unknown as PilotResultView
    expect(results.map(({ metric }) => metric)).toEqual([
      'conversion',
      'revenue',
      'revenue_per_rep',
      'minutes_to_contact',
      'calls_per_rep',
      'satisfaction',
    ])
    // No whole day has passed, and nobody has answered.
    expect(results.slice(-2).map(({ n_a: a, n_b: b }) => a + b)).toEqual([0, 0])
    expect(results.at(-1)!.warnings.map(({ code }) => code)).toContain('too_few_answers')
    const [conversion] = results
    expect(conversion!.n_a + conversion!.n_b).toBe(20)
    expect(Math.min(conversion!.n_a, conversion!.n_b)).toBeGreaterThan(0)
    expect(conversion!.warnings.map(({ code }) => code)).toContain('few_reps')
    expect(conversion!.decision).toBe('none_yet')
  })

  it('of sources compares nothing, and says so', async () => {
    expect((await ada.send('PUT', '/api/pilot', { users: [], sources: ['instagram'] })).status).toBe(200)
    expect((await ada.get('/api/pilot/result')).body.error?.reason).toBe('pilot_not_random')
  })
})
