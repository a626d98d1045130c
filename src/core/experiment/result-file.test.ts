import { describe, expect, it } from 'vitest'
import { makeRandom } from '../math/random.ts'
import { type ExperimentRow, metricNamed } from './metric.ts'
import { readResultFile } from './read-result-file.ts'
import { compareRows, makeResultFile } from './result-file.ts'
import { recompute } from './recompute.ts'

const random = makeRandom(7)
const rows = Array.from({ length: 900 }, (_, at): ExperimentRow => {
  const arm = random() < 0.5 ? 'A' : 'B'
  const before = random()
  const won = random() < 0.1 ? null : random() < before * (arm === 'B' ? 0.7 : 0.4)
  return {
    arm,
    repId: at % 11 === 0 ? null : `user-${at % 7}`,
    source: ['Google Ads', 'Сайт', null][at % 3]!,
    assignedAt: Date.parse('2026-09-01T00:00:00Z') + at * 3_600_123,
    won,
    amount: won ? Math.exp(8 * random()) : 0,
    measured: at % 5 === 0 ? null : 60 * random(),
    pre: [before],
    kinds: {
      chance: before < 0.5 ? 'low' : 'high',
      ...(at % 4 === 0 ? {} : { language: ['ru', 'kk', 'he'][at % 3]! }),
    },
  }
})
const compared = (name: string, unit: 'lead' | 'rep') =>
  compareRows('leads', rows, { metric: metricNamed(name), unit, alpha: 0.05, shareB: 0.5 })
const file = makeResultFile({
  question: null,
  computed_at: '2026-11-28T00:00:00.000Z',
  method: 'as in the documents',
  comparisons: [
    compared('conversion', 'lead'),
    compared('revenue', 'rep'),
    compared('minutes_to_contact', 'rep'),
    compared('calls_a_day', 'lead'),
  ],
  ids: { leads: rows.map((_, at) => `lead-${at}`) },
  personOf: (repId) => `p${repId.at(-1)}`,
})
const sent = () => JSON.parse(JSON.stringify(file)) as typeof file

describe('a file with a result', () => {
  it('gives every figure again to the last digit: strata, past, people, segments, warnings', () => {
    const again = readResultFile(sent()).map(recompute)
    expect(again.map(({ agrees }) => agrees)).toEqual([true, true, true, true])
    for (const [at, { result }] of again.entries()) expect(result).toEqual(file.results[at]!.result)
    const [conversion, revenue] = file.results
    expect(conversion!.result.segments.length).toBeGreaterThan(6)
    expect(conversion!.result.decision).toBe('B')
    expect(revenue!.result.warnings.map(({ code }) => code)).toContain('analysed_by_rep')
    expect(JSON.stringify(file)).not.toContain('user-')
  })

  it('shows one changed row', () => {
    const changed = sent()
    const { columns, rows: cells } = changed.tables['leads']!
    const won = columns.indexOf('won')
    const first = cells.findIndex((row) => row[won] === false)
    const tables = { leads: { columns, rows: cells.map((row, at) => (at === first ? row.with(won, true) : row)) } }
    const [conversion, , minutes] = readResultFile({ ...changed, tables }).map(recompute)
    expect(conversion!.differences.map(({ key }) => key)).toContain('estimate')
    expect(minutes!.agrees).toBe(true)
  })

  it('says where a file is broken', () => {
    expect(() => readResultFile([])).toThrow('an object was expected')
    expect(() => readResultFile({ ...sent(), version: 2 })).toThrow('no result of an experiment')
    const { columns } = sent().tables['leads']!
    expect(() => readResultFile({ ...sent(), tables: { leads: { columns, rows: [['x']] } } })).toThrow('a row needs')
    expect(() => readResultFile({ ...sent(), tables: { leads: { columns: ['arm'], rows: [] } } })).toThrow('"won"')
    expect(() => readResultFile({ ...sent(), tables: {} })).toThrow('an object was expected')
  })
})
