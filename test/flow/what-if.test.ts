import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessLead } from '../../src/app/assess-lead.ts'
import { simulatePolicy } from '../../src/app/policy/simulate-policy.ts'
import type { CaseStore } from '../../src/app/ports/case-store.ts'
import type { Tx } from '../../src/app/ports/store.ts'
import { eraseLeads } from '../../src/app/privacy/erase-person.ts'
import { fillSample } from '../../src/app/sample/fill-sample.ts'
import { recordOutcome } from '../../src/app/work/record-outcome.ts'
import type { Policy } from '../../src/core/decide/policy.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { PolicyEffect, PolicySuggestion } from '../../src/http/contract/policy-trial.ts'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
let leads: number
let live: PolicyVersion
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
  leads = (await fillSample(server.system, { seed: 7 })).leads
  live = ((await ada.get('/api/policies')).body as unknown as { items: PolicyVersion[] }).items[0]!
}, 180_000)
afterAll(() => server.close())

type Trial = { readonly body?: unknown; readonly model_id?: string }
const simulate = async (trial: Trial = {}) =>
  (await ada.send('POST', '/api/policies/simulate', { body: live.body, ...trial })).body as unknown as PolicyEffect

describe('what-if over the sample company', () => {
  it('replays exactly what really happened', async () => {
    const effect = await simulate()
    expect(effect).toMatchObject({ leads, changed: 0, replayed: { leads, agreeing: leads } })
    expect(effect.after).toEqual(effect.before)
    const calls = await server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.cases.page({ before: null, limit: 10_000 }),
    )
    expect(effect.before.calls).toBe(calls.filter(({ decided }) => decided.answer === 'call').length)
    const won = calls.filter((one) => one.outcome === 'won' && one.decided.answer === 'call')
    expect(effect.before.wins).toBe(won.length)
    expect(effect.before.amount).toBeCloseTo(
      won.reduce((sum, one) => sum + (one.outcomeAmount ?? 0), 0),
      2,
    )
  })

  it('says what a stricter threshold costs in wins and spares in calls', async () => {
    const effect = await simulate({ body: { ...live.body, thresholds: { warm: 60, promising: 70, hot: 80 } } })
    expect(effect.changed).toBeGreaterThan(0)
    expect(effect.after.calls).toBeLessThan(effect.before.calls)
    expect(effect.wins_kept + effect.wins_lost).toBe(effect.before.wins)
    expect(effect.wins_kept + effect.wins_gained).toBe(effect.after.wins)
    expect(effect.expected_after.expected).toBeLessThan(effect.expected_before.expected)
    const { weeks } = effect.expected_before
    expect(weeks.reduce((sum, { leads }) => sum + leads, 0)).toBe(effect.expected_before.leads)
    for (const { low, expected, high } of weeks) expect(low <= expected && expected <= high).toBe(true)
  })

  it('tries a model, and knows which there are', async () => {
    const base = ((await ada.get('/api/learning')).body as unknown as { champion: string }).champion
    expect(await simulate({ model_id: base })).toMatchObject({ changed: 0 })
    const gone = await ada.send('POST', '/api/policies/simulate', { body: live.body, model_id: 'gone' })
    expect(gone.body.error).toMatchObject({ code: 'not_found', reason: 'model_unknown' })
  })

  it('suggests only with evidence, and by what can be called', async () => {
    const ask = async (query = '') =>
      ((await ada.get(`/api/policies/suggestions${query}`)).body as unknown as { items: PolicySuggestion[] }).items
    for (const { evidence } of await ask()) expect(evidence.won.of).toBeGreaterThanOrEqual(30)
    const few = (await ask('?hot_per_day=0.05')).find(({ kind }) => kind === 'capacity')
    expect(few).toMatchObject({ tier: 'hot', from: 71 })
    expect((await ada.get('/api/policies/suggestions?hot_per_day=none')).status).toBe(400)
    const rep = await personOf(server, 'rep')
    expect((await rep.get('/api/policies/suggestions')).status).toBe(403)
  })

  it('reads the cases in pages, each once', async () => {
    const ids: LeadId[] = []
    for (let before: LeadId | null = null; ; ) {
      const page: Parameters<CaseStore['page']>[0] = { before, limit: 100 }
      const cases = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.cases.page(page))
      ids.push(...cases.map(({ lead }) => lead.id))
      if (cases.length < 100) break
      before = ids.at(-1)!
    }
    expect(new Set(ids).size).toBe(leads)
    expect(ids.length).toBe(leads)
  })

  it('says turn by turn what somebody says who has kept nothing: rules, outcomes and leads may change between', async () => {
    const { system } = server
    const inWorkspace = <Value>(run: (tx: Tx) => Promise<Value>) =>
      server.world.store.inWorkspace(server.workspaceId, run)
    const cases = await inWorkspace((tx) => tx.cases.page({ before: null, limit: 400 }))
    const open = cases.find(({ outcome, decided }) => outcome === null && decided.answer === 'call')!.lead.id
    const [again, gone] = cases.map(({ lead }) => lead.id).filter((id) => id !== open)
    const policy = live.body as unknown as Policy
    const strict = { ...policy, evidence: { ...policy.evidence, reviewFrom: policy.evidence.reviewFrom / 2 } }
    const drafts = [policy, { ...policy, thresholds: { warm: 20, promising: 45, hot: 65 } }, strict]
    const base = system.engines.baseModel.id
    const asFresh = async () => {
      for (const body of drafts)
        for (const modelId of [null, base]) {
          const fresh = await simulatePolicy({ ...system, store: { ...system.store } }, { body, modelId })
          expect(await simulatePolicy(system, { body, modelId })).toEqual(fresh)
        }
      return simulatePolicy(system, { body: policy })
    }
    const first = await asFresh()
    await recordOutcome(system, { leadId: open, kind: 'won', amount: 777_000, reason: null, at: null })
    const won = await asFresh()
    expect(won.before.winsCalled).toBe(first.before.winsCalled + 1)
    expect(won.before.amountCalled).toBeCloseTo(first.before.amountCalled + 777_000, 2)
    await assessLead(system, again!, { again: { reason: 'test' } })
    await asFresh()
    await inWorkspace((tx) => eraseLeads(system, tx, { leads: [gone!], reason: 'request' }))
    const after = await asFresh()
    expect(after.replayed.leads).toBe(first.replayed.leads - 1)
  })
})
