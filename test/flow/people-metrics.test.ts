import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecomputedDocument } from '../../src/app/recompute-experiment.ts'
import { createSignInLink } from '../../src/app/people/create-sign-in-link.ts'
import type { UserId } from '../../src/core/lead/ids.ts'
import type { ExperimentPage, PilotResultView, ResultFileView } from '../../src/http/contract/experiments.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { runCommand } from '../support/process.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let clock = '2026-10-20T05:00:00.000Z'
const at = (day: number, time = '05:00') => {
  clock = `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`
}

type Seat = Awaited<ReturnType<typeof personOf>>
let server: TestServer
let folder: string
let program: Program
let ada: Browser
const reps: Seat[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-result-'))
  server = await testServer({ now: () => clock })
  program = await programWith(server.system, server.url)
  ada = await signIn(server, server.linkToken)
  for (const name of ['Asel', 'Bolat', 'Chingiz', 'Dina', 'Erlan', 'Farida'])
    reps.push(await personOf(server, 'rep', name))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the command says of a file with a result. */
async function recomputed(file: unknown) {
  const path = join(folder, 'result.json')
  await writeFile(path, JSON.stringify(file))
  return runCommand(['experiment', 'recompute', path, '--json'], { ASSAY_DATA: folder })
}

/** Saves the result with its rows as the console does, and has the command compute it again. */
async function computedAgain(address: string) {
  const file = (await ada.get(address)).body as unknown as ResultFileView
  const { status, stdout, stderr } = await recomputed(file)
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return { file, again: JSON.parse(stdout) as RecomputedDocument }
}

/** A session lasts two weeks. */
async function signInAgain(): Promise<void> {
  const enter = async (userId: UserId) => signIn(server, (await createSignInLink(server.system, { userId })).token)
  ada = await enter(server.administratorId)
  for (const [index, { userId }] of reps.entries()) reps[index] = { ...(await enter(userId)), userId }
}

let posted = 0
async function post(): Promise<string> {
  posted += 1
  const answer = await program.post('/v1/leads?wait=decision', {
    name: 'Dana Test',
    email: `dana${posted}@example${posted}.kz`,
    message: `We need ${posted + 1} forklifts this week, please send an invoice`,
    received_at: clock,
  })
  return String(answer.body['id'])
}
const call = (who: Seat, lead: string, channel = 'phone') =>
  who.send('POST', `/api/leads/${lead}/call`, { result: 'reached', channel })
const vote = (who: Seat, answer: number) =>
  who.send('POST', '/api/poll', { month: clock.slice(0, 7), answer, note: null })

it('an experiment counts the calls that each side asks for, and what the people say before and since', async () => {
  for (const who of reps) await vote(who, 2)
  at(3)
  await signInAgain()
  const { items } = (await ada.get('/api/policies')).body as unknown as { items: { body: Record<string, unknown> }[] }
  const body = { ...items[0]!.body, thresholds: { warm: 1, promising: 2, hot: 3 } }
  const version = (await ada.send('POST', '/api/policies', { body })).body['version'] as number
  const made = await ada.send('POST', '/api/experiments', {
    question: 'Does a lower hot mark make more work?',
    treatment: { kind: 'policy', version },
    metric: 'calls_a_day',
    guardrails: ['conversion', 'satisfaction'],
  })
  expect(made.status).toBe(201)
  at(4)
  const id = made.body['id'] as string
  await ada.send('POST', `/api/experiments/${id}/start`)
  const leads = []
  for (let index = 0; index < 28; index += 1) leads.push(await post())
  const page = async () => (await ada.get(`/api/experiments/${id}`)).body as unknown as ExperimentPage
  const { text } = (await ada.get(`/api/experiments/${id}/rows.csv`)).body as { text: string }
  const armOf = new Map(text.split('\n').map((line) => [line.split(',')[0]!, line.split(',')[2]!]))
  at(5)
  // Arm B is called once more each; what is written is no call. Chance shares the leads out, so calls are counted off in each arm.
  const called = { A: 0, B: 0 }
  for (const [index, lead] of leads.entries()) {
    const arm = armOf.get(lead) === 'B' ? 'B' : 'A'
    const times = (called[arm]++ % 3) + (arm === 'B' ? 1 : 0)
    for (let turn = 0; turn < times; turn += 1) await call(reps[index % 6]!, lead)
    await call(reps[index % 6]!, lead, 'whatsapp')
  }
  const early = (await page()).result
  expect(early).toMatchObject({ n_a: 0, n_b: 0, open: 28, estimate: null, decision: 'none_yet' })
  expect(early.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['too_few_to_tell', 'open_leads_left_out']),
  )
  at(18, '06:00')
  await signInAgain()
  for (const [index, who] of reps.entries()) await vote(who, 3 + (index % 3))
  const { result, guardrails, leads_a_day: leadsADay } = await page()
  expect(leadsADay).toBeCloseTo(28 / (14 + 1 / 24), 6)
  expect(result.n_a + result.n_b).toBe(28)
  expect(result.mean_b! - result.mean_a!).toBeGreaterThan(0.3 * leadsADay)
  expect(result.high! - result.low!).toBeGreaterThan(0)
  expect(result.decision).not.toBe('B')
  const [, voices] = guardrails
  expect(voices).toMatchObject({ metric: 'satisfaction', n_a: 6, n_b: 6, mean_a: 2, mean_b: 4, srm_p: 1 })
  expect(voices!.warnings.map(({ code }) => code)).toContain('before_and_after')
  const basis = (await ada.get('/api/experiments/basis?metric=calls_a_day')).body
  expect(basis['mean']).toBeGreaterThan(0)
  const { file, again } = await computedAgain(`/api/experiments/${id}/result.json`)
  expect(file.results.map(({ result: told }) => told)).toEqual([result, ...guardrails])
  expect(again).toMatchObject({ agrees: true, results: [{ from: 'rows' }, { from: 'rows' }, { from: 'summary' }] })
  expect(again.results[0]!.result).toEqual(result)
  await ada.send('POST', `/api/experiments/${id}/stop`)
  const refused = await ada.send('POST', '/api/experiments', {
    question: 'Are they happier with it?',
    treatment: { kind: 'policy', version },
    metric: 'satisfaction',
  })
  expect(refused.status).toBe(400)
})

describe('a pilot', () => {
  it('counts calls and money by working day of each person, and what the teams say', async () => {
    at(18, '07:00')
    const users = reps.slice(0, 3).map(({ userId }) => userId)
    expect((await ada.send('PUT', '/api/pilot', { users, sources: [] })).status).toBe(200)
    const off = { from: '2026-11-20T00:00:00+05:00', to: '2026-11-21T00:00:00+05:00', kind: 'holiday' }
    expect((await reps[3]!.send('POST', '/api/absences', { user_id: reps[3]!.userId, ...off })).status).toBe(201)
    const lead = await post()
    await call(reps[0]!, lead)
    // Thursday and Friday are whole days of the pilot; Wednesday began before it, and Monday is not over.
    for (const [day, times] of [
      [19, 4],
      [20, 2],
    ] as const) {
      at(day)
      for (let turn = 0; turn < times; turn += 1) await call(reps[0]!, lead)
      await call(reps[4]!, lead)
    }
    at(23)
    await call(reps[0]!, lead)
    for (const [index, who] of reps.entries()) await vote(who, index < 3 ? 5 : 1 + (index % 3))
    const { results } = (await ada.get('/api/pilot/result')).body as unknown as PilotResultView
    const of = (metric: string) => results.find((one) => one.metric === metric)!
    // Three people of two days in B; one of A was away on Friday.
    expect(of('calls_per_rep')).toMatchObject({ n_a: 5, n_b: 6, mean_a: 2 / 5, mean_b: 1, decision: 'none_yet' })
    expect(of('revenue_per_rep')).toMatchObject({ n_a: 5, n_b: 6, mean_a: 0, mean_b: 0, estimate: null })
    expect(of('satisfaction')).toMatchObject({ n_a: 3, n_b: 3, mean_a: 2, mean_b: 5 })
    const { file, again } = await computedAgain('/api/pilot/result.json')
    expect(file.results.map(({ result }) => result)).toEqual(results)
    expect(again).toMatchObject({ agrees: true })
    for (const [at, one] of again.results.entries()) expect(results[at]).toMatchObject(one.result)
    expect(file.tables['days']!.rows).toHaveLength(11)
    // Nobody can be told from it, and no single answer stands in it.
    const text = JSON.stringify(file)
    for (const { userId } of reps) expect(text).not.toContain(userId)
    expect(text).not.toContain('dana')
    expect(Object.keys(file.tables)).toEqual(['leads', 'days'])
    expect((await reps[0]!.get('/api/pilot/result.json')).status).toBe(403)
  })

  it('says so where figures and rows do not agree, or the file is another one', async () => {
    const file = (await ada.get('/api/pilot/result.json')).body as unknown as ResultFileView
    const calls = file.results.find(({ settings }) => settings.metric === 'calls_per_rep')!
    calls.result.mean_b = 7
    const altered = await recomputed(file)
    expect(altered.status).toBe(2)
    expect(JSON.parse(altered.stdout)).toMatchObject({ agrees: false })
    const { results } = JSON.parse(altered.stdout) as RecomputedDocument
    expect(results.flatMap(({ differences }) => differences)).toEqual([{ key: 'mean_b', said: 7, computed: 1 }])
    const other = await recomputed({ format: 'other' })
    expect(other).toMatchObject({ status: 2, stdout: '' })
    expect(other.stderr).toContain('bad_file/result_broken')
  })
})
