import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { FittedModel } from '../../src/core/score/fitted-model.ts'
import { makeRandom } from '../../src/core/math/random.ts'
import { logit } from '../../src/core/math/logistic.ts'
import { runCommand } from '../support/process.ts'

/** The options, files and edges of `assay train` and `assay score`, as a person types them. */
const folder = mkdtempSync(join(tmpdir(), 'assay-train-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
vi.setConfig({ testTimeout: 120_000 })

const at = (name: string): string => join(folder, name)
const assay = (...args: readonly string[]) => runCommand(args, {})
const read = (name: string): FittedModel => JSON.parse(readFileSync(at(name), 'utf8')) as FittedModel
function file(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}

const random = makeRandom(6)
const one = (list: readonly string[]): string => list[Math.floor(list.length * random())]!
const rows = Array.from({ length: 300 }, (_, row) => {
  const [budget, title] = [Math.floor(1000 * random()), one(['Директор', 'Менеджер', 'Студент'])]
  const won = random() < (title === 'Директор' ? 0.7 : 0.3) ? 'да' : 'нет'
  const day = `${1 + (row % 28)}.0${1 + (row % 9)}.2025`
  return [
    `${budget}000 тг`,
    one(['Рекомендация', 'Instagram']),
    title,
    one(['Алматы', 'Астана']),
    1 + (row % 90),
    day,
    won,
  ]
})
const header = 'Бюджет,Источник,Должность,Город,Сотрудников,Дата,Продано'
const deals = file('deals.csv', `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`)

describe('a model for the server', () => {
  const train = (...args: readonly string[]) =>
    assay('train', deals, '--outcome', 'Продано', '--for-server', '--model', at('server.json'), ...args)
  const withRule = (...rules: readonly Record<string, unknown>[]) =>
    train('--fixed', file('rules.json', JSON.stringify(rules.map((rule) => ({ points: 10, ...rule })))))

  it('hears wishes about columns by what they become, and lists only what the file has', async () => {
    const { status, stderr } = await train('--rising', 'Бюджет', '--falling', 'Сотрудников', '--lines', 'Источник')
    expect(status).toBe(0)
    expect(stderr).toContain('lines of business by source_name: one model for')
    expect(stderr).not.toMatch(/\b(?:mail|phone|network|earlier_leads)\b/)
    const { inputs } = read('server.json')
    const slope = (column: string) => inputs.find(({ encoding }) => encoding.column === column)!
    // Numbers that may only rise or fall have bins alone.
    expect([slope('amount').slope, slope('company_size').slope]).toEqual([null, null])
  })

  it('takes rules by the column or by the name of the input, and learns nothing else of that column', async () => {
    const known = await withRule(
      { column: 'Должность', is: ['director'] },
      { column: 'Источник', is: ['instagram'] },
      { column: 'amount', from: 500_000 },
      { column: 'Город', is: ['Павлодар'] },
    )
    expect(known.status).toBe(0)
    const { fixed, inputs } = read('server.json')
    expect(fixed.map(({ column }) => column)).toEqual(['title', 'source_name', 'amount', 'city'])
    expect(inputs.map(({ encoding }) => encoding.column)).not.toContain('source')
    await withRule({ column: 'Источник', is: ['referral'] })
    expect(read('server.json').fixed.map(({ column }) => column)).toEqual(['source'])
  })

  it('says what it knows of a column where a wish cannot be met', async () => {
    const title = await withRule({ column: 'Должность', is: ['Директор'] })
    expect(title.status).toBe(2)
    expect(title.stderr).toMatch(/"Должность" as "title" \([^)]*director[^)]*\), and .* not "директор"/)
    const rising = await train('--rising', 'Должность')
    expect(rising.stderr).toContain('only a number can rise or fall')
    expect((await train('--lines', 'Дата')).stderr).toMatch(/no input for the column "Дата".*weekday/)
    expect((await train('--rising', 'Чепуха')).stderr).toContain('there is no column "Чепуха"')
  })
})

describe('a date column', () => {
  it('whose days are all one splits nothing, and that is said', async () => {
    const same = file(
      'same.csv',
      `n,day,won\n${rows.map((row, k) => `${k % 37},01.01.2025,${row.at(-1)}`).join('\n')}\n`,
    )
    const { stdout, stderr } = await assay(
      'train',
      same,
      '--outcome',
      'won',
      '--date',
      'day',
      '--model',
      at('d.json'),
      '--json',
    )
    expect(JSON.parse(stdout)).toMatchObject({ date_split: false, undated_deals: 0 })
    expect(stderr).toContain('validated on random ones')
    expect(read('d.json').training.dateColumn).toBeNull()
  })
})

describe('assay score', () => {
  it('finds columns without case, and its reasons sum to the log-odds', async () => {
    expect((await assay('train', deals, '--outcome', 'Продано', '--model', at('m.json'))).status).toBe(0)
    const leads = file(
      'leads.csv',
      `БЮДЖЕТ,источник,ДОЛЖНОСТЬ,город,Сотрудников,Дата\n${rows[0]!.slice(0, 6).join(',')}\n`,
    )
    const upper = await assay('score', leads, '--model', at('m.json'), '--out', at('upper.csv'))
    expect(upper.stderr).not.toContain('lacks')
    await assay('score', deals, '--model', at('m.json'), '--out', at('out.csv'))
    const lineOf = (name: string) => readFileSync(at(name), 'utf8').split('\n')[1]!
    const reasons = (line: string) =>
      JSON.parse(/"(\[\{""column"".*?\}\])"/.exec(line)![1]!.replaceAll('""', '"')) as { points: number }[]
    const sum = reasons(lineOf('out.csv')).reduce((total, { points }) => total + points, 0)
    expect(reasons(lineOf('upper.csv'))).toEqual(reasons(lineOf('out.csv')))
    const { makeScorer, parseModel } = await import('../../src/core/score/model.ts')
    const names = header.split(',')
    const row = Object.fromEntries(rows[0]!.map((cell, k) => [names[k]!, String(cell)]))
    expect(Math.abs(sum - logit(makeScorer(parseModel(read('m.json'))).score(row).probability))).toBeLessThan(1e-9)
  })

  it('refuses a damaged model with 2', async () => {
    const { columns: _, ...without } = read('m.json')
    const { status, stderr } = await assay(
      'score',
      deals,
      '--model',
      file('bad.json', JSON.stringify(without)),
      '--out',
      at('no.csv'),
    )
    expect(status).toBe(2)
    expect(stderr).toContain('damaged at columns')
  })
})

it('a seed is a number', async () => {
  const { status, stderr } = await assay('train', deals, '--outcome', 'Продано', '--seed', '', '--model', at('s.json'))
  expect([status, stderr]).toEqual([2, expect.stringContaining('seed_broken')])
})
