import { describe, expect, it } from 'vitest'
import { makeRandom, normalDeviate, type Random } from '../math/random.ts'
import type { FeatureRow } from '../score/feature-row.ts'
import { dailyLooks, type DatedRow, inputDrift } from './drift.ts'
import { withoutEachDay } from './without-each-day.ts'
import { spreadOfWeeks, wholeWeeks } from './week-spread.ts'

const dayMs = 86_400_000
const begin = Date.UTC(2026, 0, 5)
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const at = (days: number): string => new Date(begin + days * dayMs).toISOString()
const year = { looksPerYear: 52, alarmsPerYear: 1 }

const dated = (rows: readonly FeatureRow[], day: number): readonly DatedRow[] =>
  rows.map((features) => ({ receivedAt: at(day), features }))
const cities = (a: number, b: number, c: number, day = 0) =>
  dated(
    [['almaty', a] as const, ['astana', b] as const, ['shymkent', c] as const].flatMap(([city, count]) =>
      Array.from({ length: count }, () => ({ city })),
    ),
    day,
  )

describe('drift of few weeks', () => {
  it('is the likelihood-ratio test of the counts (SciPy 1.17.1, chi2_contingency with lambda_="log-likelihood")', () => {
    const [drift] = inputDrift(cities(300, 200, 100), cities(20, 25, 30), { looksPerYear: 1, alarmsPerYear: 0.001 })
    expect(drift!.p).toBeCloseTo(0.000006559647, 8)
    // 13.815510558 is chi2.isf(0.001, 2)
    expect(drift!.limit).toBeCloseTo(13.815510558 * (1 / 600 + 1 / 75), 6)
    expect(drift).toMatchObject({ hasMoved: true, unseen: [] })
    expect(drift!.risen[0]!.value).toBe('shymkent')
  })

  it('names a value that was never there before', () => {
    const [drift] = inputDrift(cities(300, 0, 100), cities(60, 30, 20), year)
    expect(drift).toMatchObject({ hasMoved: true, unseen: ['astana'] })
  })

  it('seldom takes chance for a change: ten inputs, weekly looks, less than one alarm a year', () => {
    const random = makeRandom(3)
    const sample = (count: number) =>
      dated(
        Array.from({ length: count }, () =>
          Object.fromEntries(
            Array.from({ length: 10 }, (_, k) => [`f${k}`, k < 5 ? random() : Math.floor(4 * random())]),
          ),
        ),
        0,
      )
    let alarms = 0
    for (let look = 0; look < 104; look += 1)
      if (inputDrift(sample(600), sample(120), year).some(({ hasMoved }) => hasMoved)) alarms += 1
    expect(alarms).toBeLessThanOrEqual(5)
  })

  it('says nothing of a handful of leads', () => {
    expect(inputDrift(cities(20, 10, 5), cities(5, 5, 5), year)).toEqual([])
  })

  it('leaves out weekday and hour: a day moves all of its leads at once', () => {
    const rows = (days: number, from: number) =>
      Array.from({ length: days }, (_, day) =>
        dated(
          Array.from({ length: 10 }, () => ({ weekday: weekdays[day % 7]!, hour: day % 24, city: 'x' + (day % 2) })),
          from + day,
        ),
      ).flat()
    const found = inputDrift(rows(50, 0), rows(14, 50), year)
    expect(found.map(({ feature }) => feature)).toEqual(['city'])
  })
})

/** Leads of days that differ as days do: by their weekday, by a mood of their own, and with hours of their own. */
function daysOf(
  from: number,
  to: number,
  { random, saturday = 0.5 }: { readonly random: Random; readonly saturday?: number },
) {
  const rows: DatedRow[] = []
  for (let day = from; day < to; day += 1) {
    const weekday = weekdays[new Date(begin + day * dayMs).getUTCDay()]!
    const usual = weekday === 'sun' ? 0.3 : weekday === 'sat' ? saturday : 1
    const count = Math.round(20 * usual * Math.exp(0.5 * normalDeviate(random)))
    const noon = 12 + 1.5 * normalDeviate(random)
    for (let i = 0; i < count; i += 1) {
      const hour = Math.min(23, Math.max(0, Math.round(noon + 4 * normalDeviate(random))))
      rows.push({
        receivedAt: at(day + hour / 24),
        features: { weekday, hour, city: random() < 0.6 ? 'almaty' : 'astana' },
      })
    }
  }
  return rows
}

describe('drift of many weeks', () => {
  it('takes no lively Saturday for a change: of 60 fortnights of days that vary as days do, less than one alarm', () => {
    const random = makeRandom(11)
    let [alarms, naive] = [0, 0]
    for (let look = 0; look < 60; look += 1) {
      const [before, now] = [daysOf(0, 180, { random }), daysOf(180, 194, { random })]
      alarms += inputDrift(before, now, dailyLooks).filter(({ hasMoved }) => hasMoved).length
      // The same leads as if they had come one by one: what the test would say without the weeks, under another name.
      const renamed = (rows: readonly DatedRow[]) =>
        rows.map(({ features }) => ({
          receivedAt: at(0),
          features: { day: features['weekday']!, clock: features['hour']! },
        }))
      naive += inputDrift(renamed(before), renamed(now), dailyLooks).filter(({ hasMoved }) => hasMoved).length
    }
    expect(naive).toBeGreaterThan(20)
    expect(alarms).toBe(0)
  })

  it('has even p-values where leads come one by one, and careful ones of when they came', () => {
    const random = makeRandom(9)
    const features = () => ({
      yes: random() < 0.6,
      rare: random() < 0.1,
      kind: Math.floor(random() * 8),
      size: random(),
    })
    const leads = (from: number, to: number) =>
      Array.from({ length: (to - from) * 20 }, (_, i) => {
        const { yes, rare, kind, size } = features()
        return {
          receivedAt: at(from + i / 20),
          features: { yes: String(yes), rare: String(rare), kind: String(kind), size },
        }
      })
    const small = new Map<string, number>()
    const note = (found: ReturnType<typeof inputDrift>) => {
      for (const { feature, p } of found) if (p < 0.1) small.set(feature, (small.get(feature) ?? 0) + 1)
    }
    for (let look = 0; look < 120; look += 1) {
      note(inputDrift(leads(0, 100), leads(100, 114), dailyLooks))
      if (look < 60) note(inputDrift(daysOf(0, 100, { random }), daysOf(100, 114, { random }), dailyLooks))
    }
    // 12 of 120 to be expected of each; of weekday and hour 6 of 60 at the most.
    for (const feature of ['yes', 'rare', 'kind', 'size']) {
      expect(small.get(feature) ?? 0).toBeGreaterThan(2)
      expect(small.get(feature) ?? 0).toBeLessThan(23)
    }
    for (const feature of ['weekday', 'hour']) expect(small.get(feature) ?? 0).toBeLessThan(12)
  })

  it('believes no single day of when leads come: fifty leads of one morning', () => {
    const random = makeRandom(4)
    const [before, now] = [daysOf(0, 180, { random }), daysOf(180, 194, { random })]
    const morning = Array.from({ length: 90 }, (_, i) => ({
      receivedAt: at(187.2 + i / 1000),
      features: { weekday: 'sat', hour: 5, city: i % 3 === 0 ? 'astana' : 'almaty' },
    }))
    expect(inputDrift(before, [...now, ...morning], dailyLooks).filter(({ hasMoved }) => hasMoved)).toEqual([])
  })

  it('still sees Saturdays that have opened for good, and a city that grows', () => {
    const random = makeRandom(2)
    const found = inputDrift(daysOf(0, 180, { random }), daysOf(180, 194, { random, saturday: 8 }), dailyLooks)
    expect(found.find(({ feature }) => feature === 'weekday')).toMatchObject({ hasMoved: true })
    const grown = daysOf(180, 194, { random }).map((row) => ({
      ...row,
      features: { ...row.features, city: random() < 0.4 ? 'almaty' : 'astana' },
    }))
    const city = inputDrift(daysOf(0, 180, { random }), grown, dailyLooks).find(({ feature }) => feature === 'city')
    expect(city).toMatchObject({ hasMoved: true })
    expect(city!.risen[0]!.value).toBe('astana')
  })

  it('knows the spread of neighbouring weeks: 1 where leads come one by one, whatever changed once', () => {
    const random = makeRandom(8)
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      receivedAt: at(i / 20),
      city: random() < (i < 1500 ? 0.3 : 0.7) ? 'a' : 'b',
    }))
    const { rows: whole, weeks } = wholeWeeks(rows)
    const spread = spreadOfWeeks(
      whole.map(({ city }) => city),
      weeks!,
    )
    expect(spread!.ratio).toBeLessThan(2.5)
    const even = wholeWeeks(rows.map((row, i) => ({ ...row, city: i % 2 === 0 ? 'a' : 'b' })))
    expect(
      spreadOfWeeks(
        even.rows.map(({ city }) => city),
        even.weeks!,
      )!.ratio,
    ).toBeLessThan(0.1)
    expect(wholeWeeks(rows.slice(0, 900)).weeks).toBeNull()
  })

  it('leaves out any 24 hours', () => {
    const found = withoutEachDay([0, 10, dayMs + 5, 3 * dayMs], ['a', 'b', 'a', 'c'])
    expect(found.map(({ counts, left }) => [counts.get('a'), counts.get('b'), counts.get('c'), left])).toEqual([
      [1, 0, 1, 2],
      [1, 0, 1, 2],
      [1, 1, 1, 3],
      [2, 1, 0, 3],
    ])
  })
})
