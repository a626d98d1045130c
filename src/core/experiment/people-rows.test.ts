import { describe, expect, it } from 'vitest'
import { analyseExperiment } from './analyse.ts'
import { compareArms } from './compare.ts'
import { type ExperimentRow, metricNamed } from './metric.ts'
import { dayRows, voiceRows } from './people-rows.ts'

// The sample and the expected values: python3 test/reference/experiment.py (SciPy 1.10.1).
const callsOf = (rep: number, day: number) => (7 * rep + 3 * day + rep * day) % 11
const reps = Array.from({ length: 12 }, (_, rep) => rep)
const dates = Array.from({ length: 10 }, (_, day) => `2026-03-${String(day + 2).padStart(2, '0')}`)
const armOf = (rep: number) => (rep % 2 === 0 ? 'A' : 'B')
const team = reps.map((rep) => ({ userId: `u${rep}`, arm: armOf(rep), dates }) as const)
const unitsOf = (rows: readonly ExperimentRow[]) =>
  rows.map(({ measured, arm, repId }) => ({
    value: measured!,
    arm,
    stratum: 0,
    cluster: Number(repId!.slice(1)),
  }))
const byRep = { byCluster: true, adjustedFor: 0, unseen: 0 }

describe('days of people', () => {
  const deeds = reps.flatMap((rep) =>
    dates.map((date, day) => ({ userId: `u${rep}`, date, amount: callsOf(rep, day) })),
  )

  it('agree with the t test of the means of each', () => {
    const compared = compareArms(unitsOf(dayRows(team, deeds)), byRep)!
    expect(compared.estimate).toBeCloseTo(0.6833333333333336, 9)
    expect(compared.variance).toBeCloseTo(0.46740112994350297, 9)
  })

  it('have a row for an idle day, none for a day off, and carry a free day to the next working one', () => {
    const rows = dayRows(
      [{ userId: 'u1', arm: 'A', dates: ['2026-03-06', '2026-03-09'] }],
      [
        { userId: 'u1', date: '2026-03-07', amount: 3 },
        { userId: 'u1', date: '2026-03-09', amount: 2 },
        { userId: 'u1', date: '2026-03-10', amount: 5 },
        { userId: 'u2', date: '2026-03-09', amount: 9 },
      ],
    )
    expect(rows.map(({ measured }) => measured)).toEqual([0, 5])
  })

  it('are not enough for a verdict when they are of few people, however many the days', () => {
    const rows = dayRows(team.slice(0, 4), deeds)
    const result = analyseExperiment(rows, {
      metric: metricNamed('calls_per_rep'),
      unit: 'rep',
      alpha: 0.05,
      shareB: 0.5,
    })
    expect(result.decision).toBe('none_yet')
    expect(result.warnings.map(({ code }) => code)).toEqual(['analysed_by_rep', 'few_reps'])
  })
})

describe('what people answer', () => {
  const voice = (rep: number, day: number) => ({
    userId: `u${rep}`,
    at: `2026-0${day + 3}-16T10:00:00Z`,
    answer: (callsOf(rep, day) % 5) + 1,
  })
  const voices = reps.flatMap((rep) => [voice(rep, 0), voice(rep, 1)])
  const beforeAndAfter = ({ at }: { readonly at: string }) => (at < '2026-04' ? 'A' : 'B') as 'A' | 'B'

  it('agrees with the paired t test before and after', () => {
    const compared = compareArms(unitsOf(voiceRows(voices, beforeAndAfter)), byRep)!
    expect(compared.estimate).toBeCloseTo(0.25, 9)
    expect(compared.variance).toBeCloseTo(0.4648760330578512, 9)
  })

  it('is told of nobody while fewer than three people of a side have answered', () => {
    const sideOf = ({ userId }: { readonly userId: string }) => (['u1', 'u3'].includes(userId) ? 'B' : 'A') as 'A' | 'B'
    expect(voiceRows(voices, sideOf)).toEqual([])
    const three = voiceRows(voices, ({ userId }) => (['u1', 'u3', 'u5'].includes(userId) ? 'B' : 'A'))
    expect(three).toHaveLength(24)
  })

  it('has no split to check before and after, and an interval no wider than the answers', () => {
    const rows = voiceRows(voices, beforeAndAfter)
    const options = { metric: metricNamed('satisfaction'), unit: 'rep', alpha: 0.05, shareB: null } as const
    const result = analyseExperiment([...rows, ...rows.filter(({ arm }) => arm === 'A')], { ...options, bound: 4 })
    expect(result.splitP).toBe(1)
    expect(result.low).toBeGreaterThanOrEqual(-4)
    expect(result.high).toBeLessThanOrEqual(4)
  })
})
