import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyseExperiment } from '../../src/app/analyse-experiment.ts'
import { planExperiment } from '../../src/app/plan-experiment.ts'
import { makeFiles } from '../../src/files/make-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-experiment-'))
})
afterAll(() => rm(folder, { recursive: true }))

const settings = { metric: 'conversion', unit: 'lead', alpha: 0.05, shareB: 0.5, better: null, guardrails: [] } as const

/** A table as a spreadsheet in Almaty writes it: semicolons, dates with dots, decimal commas. */
const rows = Array.from({ length: 600 }, (_, index) => {
  const arm = index % 2 === 0 ? 'A' : 'B'
  const won = index % 10 < (arm === 'A' ? 2 : 6) ? 'да' : 'нет'
  return `L${index};r${index % 4};${arm};${1 + (index % 28)}.03.2026;сайт;${won};1 200,50;${10 + (index % 7)},5;0,${index % 9}`
})
const header = 'lead_id;rep_id;arm;assigned_at;source;won;amount;minutes_to_contact;pre_score'

async function analyse(lines: readonly string[], changes: Partial<Parameters<typeof analyseExperiment>[1]> = {}) {
  const path = join(folder, 'experiment.csv')
  await writeFile(path, `${[header, ...lines].join('\r\n')}\r\n`)
  return analyseExperiment({ files: makeFiles() }, { ...settings, ...changes, path })
}

it('analyses a table and gives the keys of the contract first', async () => {
  const { document, refused } = await analyse(rows)
  expect(Object.keys(document).slice(0, 9)).toEqual([
    'metric',
    'estimate',
    'low',
    'high',
    'n_a',
    'n_b',
    'srm_p',
    'decision',
    'weeks_left',
  ])
  expect(document).toMatchObject({ n_a: 300, n_b: 300, srm_p: 1, decision: 'B', weeks_left: 0, refused: 0 })
  expect(refused).toEqual([])
})

it('refuses rows with their line and goes on', async () => {
  const bad = [
    'L0;r1;A;1.03.2026;сайт;да;;;',
    'L1;r1;A;1.03.2026;сайт;да;;;',
    'X1;r1;C;1.03.2026;сайт;да;;;',
    'X2;r1;A;завтра;сайт;да;;;',
  ]
  const { document, refused } = await analyse([...rows, ...bad])
  expect(document).toMatchObject({ n_a: 300, n_b: 300, refused: 4 })
  expect(refused.map(({ line, code }) => [line, code])).toEqual([
    [602, 'lead_repeated'],
    [603, 'lead_in_both_arms'],
    [604, 'arm_unknown'],
    [605, 'not_a_time'],
  ])
})

it('watches what the change must not harm', async () => {
  const slower = rows.map((row) => (row.includes(';B;') ? row.replace(/;1(\d),5;/, ';3$1,5;') : row))
  const { document } = await analyse(slower, { guardrails: ['minutes_to_contact'] })
  expect(document.decision).toBe('B')
  expect(document.guardrails).toMatchObject([{ metric: 'minutes_to_contact', harmed: true }])
})

it('says which column is missing', async () => {
  await expect(analyse(rows, { metric: 'satisfaction' })).rejects.toMatchObject({
    code: 'bad_input',
    reason: 'column_missing',
    place: { column: 'satisfaction' },
  })
})

it('plans by the published table', () => {
  const plan = planExperiment({ base: 0.032, effect: 0.016, perWeek: 100, power: 0.8, alpha: 0.05 })
  expect(plan).toMatchObject({ per_arm: 2354, total: 4708, weeks: 48 })
})
