import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { considerTraining } from '../../src/app/learn/consider-training.ts'
import { readPastLeads } from '../../src/app/learn/past-leads.ts'
import { fillSample } from '../../src/app/sample/fill-sample.ts'
import { removeSample } from '../../src/app/sample/remove-sample.ts'
import { createKey } from '../../src/app/keys/create-key.ts'
import type { LearningScreen, ModelReportView, TrainingView } from '../../src/http/contract/learning.ts'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import type { LeadPage, NearestDeals } from '../../src/http/contract/leads.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { signAndPublish } from '../support/publish-policy.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  await fillSample(server.system, { seed: 1 })
})
afterAll(() => server.close())

const look = async () => (await ada.get('/api/learning')).body as unknown as LearningScreen

async function trained(): Promise<TrainingView> {
  for (let tries = 0; tries < 300; tries += 1) {
    const [last] = (await look()).trainings
    if (last?.ended_at) return last
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the training did not end')
}

const post = async (message: string) => {
  const { secret } = await createKey(server.system, { name: 'web', scopes: ['leads:write'], sandbox: false })
  const body = { name: 'Dana', phone: '+7 701 555 44 33', message, source: 'instagram' }
  const answer = await call(`${server.url}/v1/leads?wait=decision`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body,
  })
  return answer.body as unknown as { id: string }
}

const replay = async (id: string) => (await ada.get(`/api/leads/${id}/replay`)).body as { agrees?: boolean }

describe('learning from the workspace’s own deals', () => {
  it('says first how ready they are', async () => {
    const { readiness, champion, models } = await look()
    expect(models.map(({ id, status }) => [id, status])).toEqual([[champion, 'champion']])
    expect(readiness.deals).toBeGreaterThan(200)
    expect(readiness.level).toBe('useful')
    expect(readiness.missing_reasons.lead_ids.length).toBeLessThanOrEqual(20)
    expect(readiness.sources.reduce((sum, { deals }) => sum + deals, 0)).toBe(readiness.deals)
  })

  it('keeps what was known at the first score, whatever happened later', async () => {
    const before = (await readPastLeads(server.system)).at(-1)!
    const reps = await ada.get('/api/leads?view=all&limit=1')
    expect(reps.status).toBe(200)
    await server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.leads.append(before.id, [
        {
          kind: 'lead.scored',
          at: server.world.now(),
          actor: 'system:line',
          payload: { model: 'later', features: { title: 'known later' }, score: { probability: 0.99 } },
        },
      ]),
    )
    const after = (await readPastLeads(server.system)).find(({ id }) => id === before.id)!
    expect(after.features).toEqual(before.features)
    expect(after.probability).toBe(before.probability)
  })

  it('trains beside the server’s work, one at a time, and keeps the model as a challenger', async () => {
    const started = await ada.send('POST', '/api/learning/trainings')
    expect(started.status).toBe(202)
    const again = await ada.send('POST', '/api/learning/trainings')
    expect(again.body.error?.reason).toBe('training_under_way')
    const training = await trained()
    expect(training).toMatchObject({ status: 'done', reason: 'asked', stage: null })
    const { models } = await look()
    expect(models).toHaveLength(2)
    expect(models[0]).toMatchObject({ id: training.model_id, status: 'challenger', has_report: true })
    expect(models[0]?.later?.verdict).toBe('not_yet')
    const report = (await ada.get(`/api/models/${training.model_id!}/report`)).body as unknown as ModelReportView
    expect(report.held_out.leads).toBeGreaterThan(50)
    expect(report.tables.length).toBeGreaterThan(3)
    const labels = report.tables.flatMap(({ lines }) => lines.map(({ label }) => label))
    expect(labels).toContainEqual({ kind: 'level', text: 'mobile', derive: 'category' })
    expect(labels.some(({ kind }) => kind === 'from' || kind === 'between' || kind === 'below')).toBe(true)
    expect(report.reliability.reduce((sum, { came }) => sum + came.of, 0)).toBe(report.held_out.leads)
  })

  it('lets it decide only when it is proven, or when somebody says why', async () => {
    const { models } = await look()
    const id = models[0]!.id
    const report = (await ada.get(`/api/models/${id}/report`)).body as unknown as ModelReportView
    const unproven = await ada.send('POST', `/api/models/${id}/crown`, {})
    if (report.held_out.verdict !== 'better') {
      expect(unproven.status).toBe(400)
      expect(unproven.body.error?.reason).toBe('reason_needed')
      expect((await look()).champion).toBe('base-1')
      const said = await ada.send('POST', `/api/models/${id}/crown`, { reason: 'our first own model, tried on files' })
      expect(said.status).toBe(204)
    } else expect(unproven.status).toBe(204)
    expect((await look()).champion).toBe(id)
    const lead = await post('Здравствуйте, нужен погрузчик до конца недели, выставьте счёт')
    const row = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.assessment(lead.id as never))
    expect(row.score?.modelId).toBe(id)
    expect((await replay(lead.id)).agrees).toBe(true)
    const { deals } = (await ada.get(`/api/leads/${lead.id}/nearest`)).body as unknown as NearestDeals
    expect(deals).toHaveLength(5)
    expect(deals.map(({ distance }) => distance)).toEqual(
      deals.map(({ distance }) => distance).toSorted((a, b) => a - b),
    )
    for (const { id: near, won, lead: known } of deals) {
      expect(known).not.toBeNull()
      const page = (await ada.get(`/api/leads/${near}`)).body as unknown as LeadPage
      expect([near, page.outcome === 'won']).toEqual([near, won])
    }
  })

  it('names no past deals beside a lead that the shipped scorecard scored', async () => {
    const [deal] = await readPastLeads(server.system)
    expect((await ada.get(`/api/leads/${deal!.id}/nearest`)).body).toEqual({ deals: [] })
    expect((await ada.get('/api/leads/00000000-0000-4000-8000-000000000000/nearest')).status).toBe(404)
  })

  it('goes back in one step, and to the learned one again without a reason', async () => {
    const { champion } = await look()
    expect((await ada.send('POST', '/api/models/base-1/crown', {})).status).toBe(204)
    expect((await look()).champion).toBe('base-1')
    expect((await ada.send('POST', '/api/models/base-1/crown', {})).body.error?.reason).toBe('already_champion')
    expect((await ada.send('POST', `/api/models/${champion!}/crown`, {})).status).toBe(204)
    expect((await ada.send('POST', '/api/models/m-unknown/crown', {})).status).toBe(404)
  })

  it('starts by itself only with new outcomes', async () => {
    expect(await considerTraining(server.system)).toEqual({ training: null, crowned: null })
  })

  it('tries points of their own for the lines of business that the policy names', async () => {
    const { items } = (await ada.get('/api/policies')).body as unknown as { items: PolicyVersion[] }
    const live = items.find(({ status }) => status === 'live')!
    const learning = { maturityDays: 90, retrainMonths: 3, automatic: false, lines: 'channel' }
    const draft = await ada.send('POST', '/api/policies', { body: { ...live.body, learning } })
    await signAndPublish(await personOf(server, 'marketer'), draft.body['version'])
    expect((await signAndPublish(await personOf(server, 'manager'), draft.body['version'])).status).toBe(200)
    expect((await ada.send('POST', '/api/learning/trainings')).status).toBe(202)
    const { status, model_id: id } = await trained()
    expect(status).toBe('done')
    const { lines } = (await ada.get(`/api/models/${id!}/report`)).body as unknown as ModelReportView
    expect(lines!.column).toBe('channel')
    expect(['own', 'one']).toContain(lines!.verdict)
    expect(lines!.lines.length).toBeGreaterThan(1)
    expect(lines!.low).toBeLessThan(lines!.high!)
  })

  it('is for heads: a rep may look, not train', async () => {
    const rep = await personOf(server, 'rep', 'Rita')
    expect((await rep.get('/api/learning')).status).toBe(200)
    expect((await rep.send('POST', '/api/learning/trainings')).status).toBe(403)
  })
})

describe('a sample company that goes', () => {
  it('has taught routing from the first minute', async () => {
    const { body } = await ada.get('/api/routing')
    expect((body['rates'] as unknown[]).length).toBeGreaterThan(0)
  })

  it('takes with it what was learned from it', async () => {
    const shipped = server.world.engines.baseModel.id
    expect((await look()).champion).not.toBe(shipped)
    await removeSample(server.system)
    const { champion, models } = await look()
    expect(champion).toBe(shipped)
    expect(models.filter(({ id }) => id !== shipped).map(({ status }) => status)).not.toContain('challenger')
    expect((await ada.get('/api/routing')).body['rates']).toEqual([])
    const { id } = await post('Пришлите счёт на два погрузчика, нужны на этой неделе')
    expect(await replay(id)).toMatchObject({ agrees: true })
  })
})
