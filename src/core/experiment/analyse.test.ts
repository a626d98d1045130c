import { describe, expect, it } from 'vitest'
import { makeRandom } from '../math/random.ts'
import { type AnalyseOptions, analyseExperiment } from './analyse.ts'
import { type ExperimentRow, metricNamed } from './metric.ts'
import { experimentColumns, readExperimentRow } from './read-row.ts'

const options: AnalyseOptions = { metric: metricNamed('conversion'), unit: 'lead', alpha: 0.05, shareB: 0.5 }
const day = 86_400_000

/** Leads of an experiment with a known difference; arms alternate so that the split is even. */
function leads(
  count: number,
  { base, lift, seed = 1 }: { base: number; lift: number; seed?: number },
): readonly ExperimentRow[] {
  const random = makeRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const arm = index % 2 === 0 ? 'A' : 'B'
    const past = random()
    const won = random() < base + (arm === 'B' ? lift : 0) + 0.3 * (past - 0.5)
    return {
      arm,
      repId: `r${index % 5}`,
      source: 'web',
      assignedAt: (index / 20) * day,
      won,
      amount: won ? 50 : null,
      measured: 30 + index,
      pre: [past],
    }
  })
}

describe('an experiment', () => {
  it('is decided when the interval leaves zero out', () => {
    const result = analyseExperiment(leads(4_000, { base: 0.2, lift: 0.15 }), options)
    expect(result).toMatchObject({ decision: 'B', weeksLeft: 0, nA: 2000, nB: 2000, covariates: 1, warnings: [] })
    expect(result.low!).toBeLessThan(0.15)
    expect(result.high!).toBeGreaterThan(0.15)
  })

  it('says how long it will take when it is not', () => {
    const result = analyseExperiment(leads(400, { base: 0.2, lift: 0.05, seed: 5 }), options)
    expect(result.decision).toBe('none_yet')
    expect(result.weeksLeft).toBeGreaterThan(0)
  })

  it('gets a narrower interval from what was known before', () => {
    const rows = leads(4_000, { base: 0.2, lift: 0.1 })
    const without = analyseExperiment(
      rows.map((row) => ({ ...row, pre: [] })),
      options,
    )
    const withPast = analyseExperiment(rows, options)
    expect(withPast.high! - withPast.low!).toBeLessThan(without.high! - without.low!)
  })

  it('gives no verdict on a broken split', () => {
    const rows = leads(4_000, { base: 0.2, lift: 0.15 }).filter(({ arm }, index) => arm === 'A' || index % 3 > 0)
    const result = analyseExperiment(rows, options)
    expect(result).toMatchObject({ decision: 'none_yet', weeksLeft: null })
    expect(result.warnings.map(({ code }) => code)).toContain('split_broken')
  })

  it('takes less time for the better arm, more money for the better one', () => {
    const rows = leads(2_000, { base: 0.2, lift: 0.2 })
    const slower = rows.map((row) => ({
      ...row,
      measured: row.arm === 'B' ? 40 + (row.measured! % 7) : 30 + (row.measured! % 7),
    }))
    expect(analyseExperiment(slower, { ...options, metric: metricNamed('minutes_to_contact') }).decision).toBe('A')
    expect(analyseExperiment(rows, { ...options, metric: metricNamed('revenue') }).decision).toBe('B')
  })

  it('leaves open leads out and says so', () => {
    const rows = leads(100, { base: 0.3, lift: 0 }).map((row, index) => (index < 10 ? { ...row, won: null } : row))
    const result = analyseExperiment(rows, options)
    expect(result).toMatchObject({ open: 10, nA: 45, nB: 45 })
    expect(result.warnings).toEqual([{ code: 'open_leads_left_out', count: 10 }])
  })

  it('warns when one arm has more open leads than chance would leave', () => {
    const rows = leads(600, { base: 0.3, lift: 0 }).map((row, index) =>
      row.arm === 'B' && index % 4 === 1 ? { ...row, won: null } : row,
    )
    expect(analyseExperiment(rows, options).warnings.map(({ code }) => code)).toEqual([
      'open_leads_left_out',
      'open_leads_uneven',
    ])
  })

  it('gives no interval of amounts before some were seen, but one of a rate from the first leads on', () => {
    const rows = leads(16, { base: 0.4, lift: 0 })
    expect(analyseExperiment(rows, { ...options, metric: metricNamed('revenue') })).toMatchObject({
      low: null,
      high: null,
      decision: 'none_yet',
    })
    expect(analyseExperiment(rows, options).high! - analyseExperiment(rows, options).low!).toBeGreaterThan(0.9)
  })

  it('shows the difference source by source, with intervals that hold for all', () => {
    const here = leads(1_000, { base: 0.2, lift: 0.2 })
    const there = leads(1_000, { base: 0.2, lift: 0, seed: 8 }).map((row) => ({ ...row, source: 'fair' }))
    const few = leads(20, { base: 0.2, lift: 0 }).map((row) => ({ ...row, source: 'radio' }))
    const { segments, high, low } = analyseExperiment([...here, ...there, ...few], options)
    expect(segments.map(({ value, nA }) => [value, nA])).toEqual([
      ['fair', 500],
      ['web', 500],
    ])
    expect(segments[1]!.low).toBeGreaterThan(0)
    expect(segments[0]!.low).toBeLessThan(0)
    expect(segments[1]!.high - segments[1]!.low).toBeGreaterThan(high! - low!)
  })

  it('tells who buys anyway from whom the change moves, and counts every division in its intervals', () => {
    const sure = leads(1_200, { base: 0.8, lift: 0 }).map((row) => ({
      ...row,
      kinds: { chance: 'high', language: 'ru' },
    }))
    const open = leads(1_200, { base: 0.2, lift: 0.25, seed: 5 }).map((row) => ({
      ...row,
      kinds: { chance: 'low', language: 'ru' },
    }))
    const { segments } = analyseExperiment([...sure, ...open], options)
    // One language divides nothing.
    expect(segments.map(({ by, value }) => [by, value])).toEqual([
      ['source', 'web'],
      ['chance', 'high'],
      ['chance', 'low'],
    ])
    const [, high, low] = segments
    expect(high!.meanA).toBeGreaterThan(0.7)
    expect(high!.low).toBeLessThan(0)
    expect(high!.high).toBeGreaterThan(0)
    expect(low!.low).toBeGreaterThan(0)
    const alone = analyseExperiment(leads(1_200, { base: 0.2, lift: 0.25, seed: 5 }), options).segments[0]!
    expect(low!.high - low!.low).toBeGreaterThan(alone.high - alone.low)
  })

  it('warns when whole reps were split but leads are counted, and when reps are few', () => {
    const rows = leads(400, { base: 0.3, lift: 0 }).map((row, index) => ({ ...row, repId: `${row.arm}${index % 6}` }))
    expect(analyseExperiment(rows, options).warnings.map(({ code }) => code)).toEqual(['arms_split_by_rep'])
    const byRep = analyseExperiment(rows, { ...options, unit: 'rep' })
    expect(byRep.warnings.map(({ code }) => code)).toEqual(['analysed_by_rep', 'few_reps'])
    expect(byRep.splitP).toBeGreaterThan(0.5)
  })

  it('answers with nulls while there is nothing to compare', () => {
    expect(analyseExperiment([], options)).toMatchObject({
      estimate: null,
      low: -1,
      high: 1,
      decision: 'none_yet',
      weeksLeft: null,
      splitP: 1,
    })
  })
})

describe('rows of a table', () => {
  const headers = [
    'Lead_ID',
    'rep_id',
    'ARM',
    'assigned_at',
    'source',
    'won',
    'amount',
    'minutes_to_contact',
    'pre_visits',
  ]
  const columns = experimentColumns(headers, metricNamed('minutes_to_contact'), true)
  const read = (...cells: readonly string[]) => readExperimentRow(cells, columns)

  it('are read with the habits of spreadsheets', () => {
    expect(read('1', 'r1', ' b ', '05.01.2026 9:30', 'Instagram', 'да', '1 200,50', '12', '')).toEqual({
      arm: 'B',
      repId: 'r1',
      source: 'instagram',
      assignedAt: Date.UTC(2026, 0, 5, 9, 30),
      won: true,
      amount: 1200.5,
      measured: 12,
      pre: [null],
    })
    expect(read('1', '', 'A', '2026-01-05T09:30:00+05:00', '', '', '', '', '3')).toMatchObject({
      assignedAt: Date.UTC(2026, 0, 5, 4, 30),
      won: null,
      source: null,
      repId: null,
      measured: null,
      pre: [3],
    })
  })

  it.each([
    [['1', '', 'C', '', '', '1', '', '', ''], 'arm_unknown'],
    [['1', '', 'A', '', '', 'maybe', '', '', ''], 'outcome_unknown'],
    [['1', '', 'A', 'yesterday', '', '1', '', '', ''], 'not_a_time'],
    [['1', '', 'A', '', '', '1', 'much', '', ''], 'not_a_number'],
  ])('are refused with a reason: %j', (cells, code) => {
    expect(read(...cells)).toMatchObject({ code })
  })

  it('need their columns', () => {
    expect(() => experimentColumns(['lead_id', 'arm'], metricNamed('conversion'), false)).toThrow('"won"')
  })
})
