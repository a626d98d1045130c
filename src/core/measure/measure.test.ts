import { describe, expect, it } from 'vitest'
import type { LeadId } from '../lead/ids.ts'
import { logit, sigmoid } from '../math/logistic.ts'
import { makeRandom } from '../math/random.ts'
import { calendarOf } from './calendar.ts'
import { channelFigures } from './channels.ts'
import { groupFigures } from './fairness.ts'
import { drawCount } from './count-draws.ts'
import { countedLead, outlookOf } from './forecast-outlook.ts'
import { coveredOf, forecastGroups, forecastPipeline } from './forecast.ts'
import { missedWins } from './missed-wins.ts'
import { type DuePromise, watchPromise } from './promise-alarm.ts'
import { closedLeads, type TrackedLead } from './tracked-lead.ts'
import { wasteOf } from './waste.ts'
import { expectedHot, weeklyFigures } from './weekly.ts'

const utc = calendarOf('UTC')

const lead = (changes: Partial<TrackedLead> = {}): TrackedLead => ({
  id: 'a' as LeadId,
  receivedAt: '2026-03-02T10:00:00.000Z',
  source: 'instagram',
  verdict: 'verified',
  probability: 0.4,
  modelId: 'base-1',
  outcome: null,
  closedAt: null,
  amount: null,
  isRepeat: false,
  city: null,
  country: 'KZ',
  region: null,
  language: 'ru',
  tier: 'warm',
  answer: 'call',
  sampledWith: null,
  nonbuyer: null,
  assigneeId: null,
  calls: 0,
  failedChecks: [],
  ...changes,
})
const won = (changes: Partial<TrackedLead> = {}) =>
  lead({ outcome: 'won', closedAt: '2026-03-05T10:00:00.000Z', amount: 100, ...changes })
const lost = (changes: Partial<TrackedLead> = {}) =>
  lead({ outcome: 'lost', closedAt: '2026-03-04T10:00:00.000Z', ...changes })
const at = { now: '2026-07-01T00:00:00.000Z', maturityDays: 90 }

describe('closed leads', () => {
  it('come in the order in which their fate became known', () => {
    const matured = lead({ id: 'm' as LeadId })
    const found = closedLeads([matured, won(), lost(), lost({ isRepeat: true })], at)
    expect(found.map((one) => [one.won, one.at.slice(0, 10)])).toEqual([
      [0, '2026-03-04'],
      [1, '2026-03-05'],
      [0, '2026-05-31'],
    ])
  })
})

describe('the promise', () => {
  const promises = (seed: number, count: number, shift: number): readonly DuePromise[] => {
    const random = makeRandom(seed)
    return Array.from({ length: count }, (_, i) => {
      const probability = 0.05 + 0.7 * random()
      return {
        probability,
        won: random() < sigmoid(logit(probability) + shift) ? 1 : 0,
        at: new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString(),
      }
    })
  }

  it('is seldom said to be broken while it is kept', () => {
    const alarms = Array.from({ length: 60 }, (_, seed) => watchPromise(promises(seed, 2000, 0), 2000))
    // In the mean at most one in 2,000 deals; without an alarm for long, then several, is within that: here one run each.
    expect(alarms.filter(({ brokenAt }) => brokenAt !== null).length).toBeLessThan(38)
    expect(alarms[0]!.expectedWins).toBeCloseTo(alarms[0]!.wins, -2)
  })

  it('is seen to break within a few hundred deals, with the direction', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const found = watchPromise([...promises(seed, 500, 0), ...promises(seed + 100, 400, -1)], 5000)
      expect(found).toMatchObject({ direction: 'too_high' })
      expect(found.brokenAt).not.toBeNull()
      // What is told of the break is what was seen, however many more come later than were promised.
      const { broke } = watchPromise(
        [...promises(seed, 500, 0), ...promises(seed + 100, 400, -1), ...promises(seed + 200, 900, 1)],
        5000,
      )
      expect(broke).toEqual(found.broke)
      expect(broke!.wins).toBeLessThan(broke!.expectedWins)
      expect(broke!.deals).toBeGreaterThan(20)
    }
  })
})

describe('weeks', () => {
  it('set what came beside what was promised, and what is expected before outcomes arrive', () => {
    const leads = [won({ tier: 'hot', probability: 0.8 }), lost({ tier: 'hot', probability: 0.6 }), won(), lead()]
    const [week] = weeklyFigures(leads, closedLeads(leads, { ...at, now: '2026-03-20T00:00:00Z' }), utc)
    expect(week).toMatchObject({ week: '2026-03-02', leads: 4, closed: 3, won: 2 })
    expect(week!.promised).toBeCloseTo(1.8, 9)
    expect(week!.precision).toMatchObject({ hits: 1, of: 2 })
    expect(week!.recall).toMatchObject({ hits: 1, of: 2 })
    expect(week!.expected.precision).toBeCloseTo(0.7, 9)
    expect(week!.expected.recall).toBeCloseTo(1.4 / 2.2, 9)
    expect(expectedHot([])).toMatchObject({ hot: 0, precision: null, recall: null })
  })
})

describe('groups', () => {
  it('have the gap of equal opportunity with Newcombe’s interval (1998, table II: 56/70 against 48/80)', () => {
    const make = (city: string, seen: number, of: number) =>
      Array.from({ length: of }, (_, i) => won({ city, tier: i < seen ? 'hot' : 'cold' }))
    const closed = closedLeads([...make('almaty', 56, 70), ...make('astana', 48, 80)], at)
    const almaty = groupFigures(closed, 'city').find(({ group }) => group === 'almaty')!
    expect(almaty.gap).toBeCloseTo(0.2, 9)
    expect(almaty.low).toBeCloseTo(0.0524, 4)
    expect(almaty.high).toBeCloseTo(0.3339, 4)
    expect(almaty).toMatchObject({ deals: 70, isNew: false })
  })

  it('of little experience are said to be so', () => {
    const closed = closedLeads(
      Array.from({ length: 12 }, () => lost({ city: 'astana' })),
      at,
    )
    expect(groupFigures(closed, 'city')[0]).toMatchObject({ isNew: true, gap: null })
  })
})

describe('missed wins', () => {
  it('are estimated from the sample by the inverse of its probability (Horvitz and Thompson)', () => {
    const leads = [
      ...Array.from({ length: 30 }, () => won({ tier: 'hot' as const })),
      ...Array.from({ length: 38 }, () => lost({ tier: 'cold' as const, sampledWith: 0.05 })),
      ...Array.from({ length: 2 }, () => won({ tier: 'cold' as const, sampledWith: 0.05 })),
      ...Array.from({ length: 700 }, () => lost({ tier: 'cold' as const, answer: 'letter' as const })),
    ]
    const found = missedWins(closedLeads(leads, at))
    expect(found).toMatchObject({ calledWins: 30, sampled: 40, sampledWins: 2 })
    expect(found.missed).toBeCloseTo(40, 9)
    expect(found.recall!.share).toBeCloseTo(30 / 70, 9)
    expect(found.high - found.missed).toBeCloseTo(1.6448536 * Math.sqrt((2 * 0.95) / 0.0025), 3)
  })

  it('are unknown, not nought, without a sample', () => {
    expect(missedWins(closedLeads([won({ tier: 'hot' })], at))).toMatchObject({
      missed: 0,
      high: Infinity,
      recall: { low: 0, high: 1 },
    })
  })
})

describe('channels and waste', () => {
  const leads = [
    won({ calls: 2 }),
    lost({ calls: 1, nonbuyer: 'student' }),
    lead({ verdict: 'rejected', failedChecks: ['email.syntax', 'phone.fake'] }),
    won({ source: null, receivedAt: '2026-04-02T10:00:00.000Z' }),
  ]
  const closed = closedLeads(leads, at)
  const span = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }

  it('say what each source brings and costs, by the days that fall into the span', () => {
    const costs = [{ source: 'instagram', from: '2026-03-17', to: '2026-04-15', amount: 300 }]
    const [instagram, ...others] = channelFigures(leads, { closed, costs, span, calendar: utc })
    expect(others).toEqual([])
    expect(instagram).toMatchObject({ leads: 3, verified: 2, rejected: 1, revenue: 100, cost: 150, costPerLead: 50 })
    expect(instagram).toMatchObject({ costPerVerified: 75, costPerWin: 150, nonbuyers: 1 })
    expect(instagram!.rejectedBy[0]).toEqual({ check: 'email.syntax', leads: 1 })
    expect(instagram!.trend).toEqual([0, 3, 0, 0, 0, 0])
  })

  it('say where the calls went', () => {
    const waste = wasteOf(leads, { closed, costPerCall: 500 })
    expect(waste).toMatchObject({ calls: 3, callsOnNonbuyers: { hits: 1, of: 3 }, wastedCost: 500 })
    expect(waste.verified).toMatchObject({ hits: 2, of: 3 })
  })
})

describe('the forecast', () => {
  it('counts on the leads of the last weeks more than on those before, and on each weekday alike', () => {
    const at = Date.parse('2026-06-01T00:00:00Z')
    const dayMs = 86_400_000
    // One a day for nine weeks, then three a day but none on Sundays for four.
    const times = Array.from({ length: 91 }, (_, ago) => at - (ago + 0.5) * dayMs).flatMap((time, ago) =>
      ago >= 28 ? [time] : new Date(time).getUTCDay() === 0 ? [] : [time, time, time],
    )
    const leads = times.map((time) => countedLead(lead({ receivedAt: new Date(time).toISOString() })))
    const { arrivals } = outlookOf(leads, { at, maturityDays: 90 }, null)
    const recent = 1 - 0.5 ** 1
    const whole = 1 - 0.5 ** (13 / 4)
    expect(arrivals).toBeCloseTo(1 + ((18 / 7 - 1) * recent) / whole, 3)
  })

  it('knows of no win that came after its moment, even of a lead long given up', () => {
    const time = { at: Date.parse('2026-07-01T00:00:00.000Z'), maturityDays: 90 }
    const shiftOf = (late: TrackedLead) => outlookOf([late, won(), lost()].map(countedLead), time, null).shift
    expect(shiftOf(won({ closedAt: '2026-07-20T10:00:00.000Z' }))).toBe(shiftOf(lead()))
    expect(shiftOf(won({ closedAt: '2026-06-20T10:00:00.000Z' }))).toBeGreaterThan(shiftOf(lead()))
  })

  const company = (seed: number, months: number): readonly TrackedLead[] => {
    const random = makeRandom(seed)
    const begin = Date.UTC(2025, 0, 1)
    return Array.from({ length: months * 120 }, (_, i) => {
      const received = begin + (i / 120) * 30.4 * 86_400_000
      const probability = 0.1 + 0.4 * random()
      const isWon = random() < probability
      const closed = received + (isWon ? 3 + 20 * random() : 30 * random()) * 86_400_000
      return lead({
        id: `l${i}` as LeadId,
        receivedAt: new Date(received).toISOString(),
        probability,
        outcome: isWon ? 'won' : 'lost',
        closedAt: new Date(closed).toISOString(),
        amount: isWon ? 50 + 100 * random() : null,
        source: random() < 0.6 ? 'google' : random() < 0.7 ? 'site' : 'referral',
      })
    })
  }

  it('holds what comes in about nine months of ten', () => {
    let [hits, of] = [0, 0]
    for (let seed = 0; seed < 12; seed += 1) {
      const { covered } = forecastPipeline({
        leads: company(seed, 14),
        now: '2026-01-01T00:00:00Z',
        maturityDays: 90,
        seed,
        monthsAhead: 1,
        calendar: utc,
      })
      hits += covered.hits
      of += covered.of
    }
    expect(of).toBeGreaterThan(60)
    expect(hits / of).toBeGreaterThan(0.82)
  })

  it('says the same for the same seed, rises with open leads, and knows an empty company', () => {
    const input = {
      leads: company(1, 12),
      now: '2025-11-10T00:00:00Z',
      maturityDays: 90,
      seed: 1,
      monthsAhead: 3,
      calendar: utc,
    }
    const first = forecastPipeline(input)
    expect(forecastPipeline(input)).toEqual(first)
    expect(first.months.map(({ month }) => month)).toEqual(['2025-11', '2025-12', '2026-01'])
    expect(first.months[0]!.fromOpen).toBeGreaterThan(1)
    const boastful = input.leads.map((one) => ({ ...one, probability: Math.min(0.95, one.probability + 0.3) }))
    expect(forecastPipeline({ ...input, leads: boastful }).months[0]!.fromOpen).toBeCloseTo(
      first.months[0]!.fromOpen,
      -0.5,
    )
    const empty = forecastPipeline({ ...input, leads: [] })
    expect(empty.months[0]).toMatchObject({ wins: { mean: 0, low: 0, high: 0 }, fromOpen: 0 })
  })

  it('counts by the months of the company, not those of UTC', () => {
    const leads = company(3, 12)
    const input = { leads, now: '2025-10-31T20:00:00Z', maturityDays: 90, seed: 1, monthsAhead: 2 }
    const there = forecastPipeline({ ...input, calendar: calendarOf('Asia/Almaty') })
    const utcs = forecastPipeline({ ...input, calendar: utc })
    // November has begun in Almaty: October is past and can be counted.
    expect(there.months.map(({ month }) => month)).toEqual(['2025-11', '2025-12'])
    expect(utcs.months.map(({ month }) => month)).toEqual(['2025-10', '2025-11'])
    const october = there.past.at(-1)!
    const inOctober = (closedAt: string | null) =>
      closedAt !== null && closedAt >= '2025-09-30T19:00:00' && closedAt < '2025-10-31T19:00:00'
    expect(october.month).toBe('2025-10')
    expect(october.actualWins).toBe(leads.filter((one) => one.outcome === 'won' && inOctober(one.closedAt)).length)
  })

  it('holds for each source too, and the sources together bring what the company does', () => {
    let [hits, of] = [0, 0]
    for (let seed = 0; seed < 8; seed += 1) {
      const input = {
        leads: company(seed, 14),
        now: '2026-01-01T00:00:00Z',
        maturityDays: 90,
        seed,
        monthsAhead: 1,
        calendar: utc,
      }
      const groups = forecastGroups(input, ({ source }) => source)
      expect(groups.map(({ group }) => group)).toEqual(['google', 'site', 'referral'])
      const covered = coveredOf(groups)
      hits += covered.hits
      of += covered.of
      const parts = groups.reduce((sum, { months }) => sum + months[0]!.wins.mean, 0)
      const whole = forecastPipeline(input).months[0]!
      expect(parts / whole.wins.mean).toBeGreaterThan(0.9)
      expect(parts / whole.wins.mean).toBeLessThan(1.1)
      // 120 leads a month, all of them to be called.
      expect(whole.calls.low).toBeLessThan(124)
      expect(whole.calls.high).toBeGreaterThan(116)
    }
    expect(of).toBeGreaterThan(100)
    expect(hits / of).toBeGreaterThan(0.84)
    expect(hits / of).toBeLessThan(0.99)
  })

  it('draws counts with the mean and the variance that were asked for', () => {
    const random = makeRandom(6)
    for (const [mean, variance] of [
      [3, 1.2],
      [12, 12],
      [90, 40],
      [0.4, 0.39],
    ] as const) {
      const drawn = Array.from({ length: 20_000 }, () => drawCount(mean, variance, random))
      const average = drawn.reduce((sum, value) => sum + value, 0) / drawn.length
      const spread = drawn.reduce((sum, value) => sum + (value - average) ** 2, 0) / drawn.length
      expect(average / mean).toBeCloseTo(1, 1)
      expect(spread / variance).toBeGreaterThan(0.88)
      expect(spread / variance).toBeLessThan(1.15)
    }
  })
})
