import { calendarOf } from '../measure/calendar.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import { makeRandom } from '../math/random.ts'
import { expectWins } from './expect-wins.ts'
import { type PastCase, type TriedCase, tryCase, weighCase } from './past-case.ts'
import { type Policy, parsePolicy } from './policy.ts'
import { recalibrate } from './recalibrate.ts'
import { simulate, type Simulation } from './simulate.ts'
import { suggestThresholds } from './suggest.ts'

const parsed = parsePolicy(
  JSON.parse(readFileSync(new URL('../../../data/policy/default.json', import.meta.url), 'utf8')),
)
if (parsed.kind !== 'policy') throw new Error('the default policy is broken')
const policy: Policy = parsed.policy

const scoreOf = (probability: number) => ({
  modelId: 'base',
  probability,
  score: Math.round(100 * probability),
  low: 0,
  high: 1,
  rank: 0,
  ownDataShare: 0,
  novelty: 0,
  contributions: [],
})
const past = (score: number, won: 0 | 1 | null, day = 11): PastCase => ({
  lead: { ...blankLead(`lead-${score}`, `2026-03-${day}T10:00:00+05:00`), phone: '+77010000000' },
  findings: [],
  reading: null,
  score: scoreOf(score / 100),
  features: { points: score },
  listHits: [],
  override: null,
  decided: { policyVersion: 1, verdict: 'verified', tier: 'cold', next: 'route', answer: 'letter' },
  isRepeat: false,
  won,
  amount: won === 1 ? 100 : 0,
  isImport: false,
})
const calendar = calendarOf('UTC')
const live = { policy, scorer: null }
const under = (cases: readonly PastCase[], after: Policy): Simulation =>
  simulate(
    cases.map((one) => tryCase(one, { before: live, after: { policy: after, scorer: null } })),
    { learnedUntil: null, calendar },
  )

describe('what-if', () => {
  it('says which leads move, and which wins a threshold costs', () => {
    const cases = [past(20, 0), past(52, 1), past(56, 0), past(68, 1), past(90, 1)]
    const { before, after, changes, wins } = under(cases, {
      ...policy,
      thresholds: { warm: 31, promising: 60, hot: 65 },
    })
    expect(before.tiers).toEqual({ cold: 1, warm: 0, promising: 3, hot: 1 })
    expect(after.tiers).toEqual({ cold: 1, warm: 2, promising: 0, hot: 2 })
    expect([before.calls, after.calls]).toEqual([4, 2])
    expect([before.winsCalled, after.winsCalled]).toEqual([3, 2])
    expect([before.amountCalled, after.amountCalled]).toEqual([300, 200])
    expect(wins).toEqual({ kept: 2, lost: 1, gained: 0 })
    expect(changes.map(({ leadId, to }) => `${leadId} ${to.tier}`)).toEqual([
      'lead-52 warm',
      'lead-56 warm',
      'lead-68 hot',
    ])
  })

  it('changes nothing under the same policy, and says whether the replay is what really happened', () => {
    const cold = past(20, 0)
    const { changes, replayed, days } = under([cold, past(80, 1, 13)], policy)
    expect(changes).toEqual([])
    // The second is stored as cold and replayed as hot: its record was tampered with.
    expect(replayed).toEqual({ leads: 2, agreeing: 1 })
    expect(days).toBe(3)
  })

  it('tries another model on the stored inputs', () => {
    const scorer = { modelId: 'm', score: (row: PastCase['features']) => scoreOf(1 - Number(row['points']) / 100) }
    const tried = [past(90, 1), past(10, 0)].map((one) => tryCase(one, { before: live, after: { policy, scorer } }))
    expect(tried.map(({ before, after }) => [before.tier, after.tier])).toEqual([
      ['hot', 'cold'],
      ['cold', 'hot'],
    ])
    const objected = { ...past(90, 1), score: null, features: {}, objected: true }
    expect(tryCase(objected, { before: live, after: { policy, scorer } }).after.probability).toBeNull()
  })
})

const tried = (probability: number, won: 0 | 1 | null, receivedAt = '2026-03-11T10:00:00Z'): TriedCase => {
  const side = { verdict: 'verified', tier: 'hot', next: 'route', answer: 'call', probability, bought: null } as const
  return {
    leadId: 'x' as TriedCase['leadId'],
    receivedAt,
    isRepeat: false,
    won,
    amount: 0,
    before: side,
    after: side,
    agrees: null,
  }
}

it('counts what each policy would buy of services and codes, and its price', () => {
  const rungs = [{ id: 'email_verifier', check: 'email.verifier', cost: 2, delayMs: 0, friction: 0 }]
  const doubtful: PastCase = {
    ...past(60, null),
    lead: { ...blankLead('doubtful', '2026-03-11T10:00:00+05:00'), email: 'a@alfa.kz', phone: '+77019182736' },
    findings: [
      { check: 'name.plausible', outcome: 'fail', reason: 'x', evidence: {} },
      { check: 'origin.agent', outcome: 'warn', reason: 'x', evidence: {} },
    ],
  }
  const codes = { ask: 'where_it_decides', channels: ['email'], smsCountries: [] } as const
  const after = { policy: { ...policy, codes }, scorer: null }
  const plain: PastCase = {
    ...past(90, 1),
    findings: [{ check: 'phone.valid', outcome: 'pass', reason: 'x', evidence: {} }],
  }
  const offers = { rungs, codes: ['email'] } as const
  const tried = [plain, doubtful].map((one) =>
    tryCase(one, { before: live, after }, (each, rules) => weighCase(each, rules, offers)),
  )
  const { before, after: then } = simulate(tried, { learnedUntil: null, calendar })
  expect([before.asked, before.askedCost, before.codes]).toEqual([{ email_verifier: 1 }, 2, 0])
  expect([then.asked, then.askedCost, then.codes]).toEqual([{ email_verifier: 1 }, 2, 1])
})

describe('the wins to expect', () => {
  it('come from the probabilities, by the week, as far as the promise was kept', () => {
    const leads = Array.from({ length: 200 }, (_, i) =>
      tried(0.4, i % 5 < 2 ? 1 : 0, i < 100 ? '2026-03-15T23:00:00Z' : '2026-03-16T01:00:00Z'),
    )
    const { expected, low, high, weeks, judgedBy } = expectWins(leads, { side: 'after', learnedUntil: null, calendar })
    expect(expected).toBeCloseTo(80, 1)
    expect(low).toBeLessThan(70)
    expect(high).toBeGreaterThan(90)
    expect(judgedBy).toBe(200)
    expect(weeks.map(({ week, leads, came }) => [week, leads, came])).toEqual([
      ['2026-03-09', 100, 40],
      ['2026-03-16', 100, 40],
    ])
    // In Almaty it was Monday already.
    const there = expectWins(leads, { side: 'after', learnedUntil: null, calendar: calendarOf('Asia/Almaty') })
    expect(there.weeks.map(({ week, leads: came }) => [week, came])).toEqual([['2026-03-16', 200]])
  })

  it('follow the outcomes where the promise was broken, and doubt it where none are known', () => {
    const broken = Array.from({ length: 400 }, (_, i) => tried(0.6, i % 5 < 2 ? 1 : 0))
    expect(expectWins(broken, { side: 'after', learnedUntil: null, calendar }).expected).toBeLessThan(170)
    const open = broken.map((one) => ({ ...one, won: null }))
    const blind = expectWins(open, { side: 'after', learnedUntil: null, calendar })
    expect(blind.expected).toBeCloseTo(240, 0)
    expect(blind.high - blind.low).toBeGreaterThan(80)
    const learned = expectWins(broken, { side: 'after', learnedUntil: '2026-06-01T00:00:00Z', calendar })
    expect(learned.judgedBy).toBe(0)
  })

  it('a promise is recalibrated as a ridge logistic regression does it', () => {
    // scipy.optimize.minimize of sum(logaddexp(0, a + b z) - w (a + b z)) + a^2 / 0.5 + (b - 1)^2 / 0.125, SciPy 1.17.1
    const kept = [
      { probability: 0.2, won: 0 as const },
      { probability: 0.5, won: 1 as const },
      { probability: 0.8, won: 1 as const },
      { probability: 0.3, won: 1 as const },
      { probability: 0.9, won: 0 as const },
    ]
    const { intercept, slope } = recalibrate(kept)
    expect([intercept, slope]).toEqual([expect.closeTo(0.06176, 4), expect.closeTo(0.88318, 4)])
  })
})

describe('suggestions', () => {
  const thresholds = { warm: 31, promising: 51, hot: 71 }
  const crowd = (count: number, from: number, to: number, rate: number, seed: number) => {
    const random = makeRandom(seed)
    return Array.from({ length: count }, () =>
      tried((from + Math.floor(random() * (to - from + 1))) / 100, random() < rate ? 1 : 0),
    )
  }
  const about = (leads: readonly TriedCase[], hotPerDay: number | null = null) =>
    suggestThresholds({ tried: leads, thresholds, days: 10, hotPerDay })

  it('lower hot where those below buy like those above', () => {
    const [first] = about([...crowd(200, 60, 70, 0.85, 1), ...crowd(200, 71, 95, 0.85, 2)])
    expect(first).toMatchObject({ kind: 'lower', tier: 'hot', from: 71 })
    expect(first!.to).toBeLessThan(66)
    expect(first!.evidence.won.low).toBeGreaterThan(0.71)
  })

  it('raise hot where those above do not keep it', () => {
    const found = about([...crowd(300, 71, 79, 0.45, 3), ...crowd(200, 80, 95, 0.85, 4)])
    expect(found).toMatchObject([{ kind: 'raise', tier: 'hot', from: 71 }])
    expect(Math.abs(found[0]!.to! - 80)).toBeLessThanOrEqual(2)
  })

  it('asks for another model where no threshold would keep the promise', () => {
    const [first] = about(crowd(300, 71, 72, 0.75, 3).concat(crowd(400, 73, 99, 0.4, 5)))
    expect(first).toMatchObject({ kind: 'precision', to: null })
  })

  it('keeps hot to what can be called', () => {
    const [first] = about(crowd(300, 71, 100, 0.86, 6), 10).filter(({ kind }) => kind === 'capacity')
    expect(first).toMatchObject({ kind: 'capacity', asked: 30 })
    expect(first!.beside!.won.of).toBeLessThanOrEqual(100)
  })

  it('says nothing that chance could have said', () => {
    let said = 0
    for (let seed = 0; seed < 100; seed += 1) {
      const random = makeRandom(seed)
      const honest = Array.from({ length: 400 }, () => {
        const probability = 0.4 + 0.59 * random()
        return tried(probability, random() < probability ? 1 : 0)
      })
      if (about(honest).some(({ kind }) => kind === 'precision')) said += 1
    }
    expect(said).toBe(0)
  })
})
