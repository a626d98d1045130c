import { describe, expect, it } from 'vitest'
import { loadBaseModel } from '../../files/shipped-scorecard.ts'
import type { LeadId } from '../lead/ids.ts'
import { sigmoid } from '../math/logistic.ts'
import { makeRandom } from '../math/random.ts'
import { watchPromise } from '../measure/promise-alarm.ts'
import { makeScorer } from '../score/model.ts'
import { relevel } from '../score/relevel.ts'
import { chooseWindow } from './choose-window.ts'
import { earlyOffsets } from './early-deals.ts'
import { learnDeals } from './learn-deals.ts'
import { type Deal, dealsOf, msPerDay, type PastLead } from './past-lead.ts'

const start = Date.parse('2026-01-01T00:00:00Z')
const prior = await loadBaseModel()
const iso = (day: number) => new Date(start + day * msPerDay).toISOString()

/** Ten leads a day; wins close in the mean after ten days, losses after thirty; from `changesOn` on what sold before sells no more. */
function simulated({
  days,
  changesOn = Infinity,
  rate = 0.4,
  perDay = 10,
}: {
  days: number
  changesOn?: number
  rate?: number
  perDay?: number
}): PastLead[] {
  const random = makeRandom(11)
  return Array.from({ length: days * perDay }, (_, i): PastLead => {
    const day = i / perDay
    const isRight = random() < 0.5
    const speaks = (isRight ? 1 : -1) * (day < changesOn ? 1 : -1)
    const won = random() < sigmoid(Math.log(rate / (1 - rate)) + speaks)
    const age = Math.min(89, -Math.log(1 - random()) * (won ? 10 : 30))
    return {
      id: `${i}` as LeadId,
      receivedAt: iso(day),
      source: 'site',
      verdict: 'verified',
      features: { kind: isRight ? 'right' : 'left' },
      probability: rate,
      modelId: 'm',
      outcome: won ? 'won' : 'lost',
      closedAt: iso(day + age),
      amount: null,
      reason: null,
      hasMessage: true,
      isRepeat: false,
    }
  })
}

const known = (leads: readonly PastLead[], day: number): readonly Deal[] =>
  dealsOf(leads, { now: iso(day), maturityDays: 90 }).filter(({ lead }) => lead.closedAt! <= iso(day))
const winRate = (deals: readonly Deal[]) => deals.filter(({ won }) => won === 1).length / deals.length

describe('deals known early', () => {
  const now = { now: iso(200), maturityDays: 90 }
  const deals = known(simulated({ days: 200, perDay: 60 }), 200)

  it('are wins too often, by as much as their offset says', () => {
    const offsets = earlyOffsets(deals, now)!
    const recent = deals.flatMap((deal, row) =>
      deal.lead.receivedAt > iso(185) ? [{ deal, offset: offsets[row]! }] : [],
    )
    const settled = winRate(deals.filter(({ lead }) => lead.receivedAt < iso(100)))
    const seen = winRate(recent.map(({ deal }) => deal))
    expect(seen).toBeGreaterThan(settled + 0.05)
    const foretold = recent.map(({ offset }) => sigmoid(Math.log(settled / (1 - settled)) + offset))
    expect(foretold.reduce((sum, p) => sum + p, 0) / foretold.length).toBeCloseTo(seen, 1)
    expect(deals.every(({ lead }, row) => lead.receivedAt > iso(109) || offsets[row] === 0)).toBe(true)
  })

  it('say nothing where nothing has settled, or everything', () => {
    expect(earlyOffsets(known(simulated({ days: 60 }), 60), { now: iso(60), maturityDays: 90 })).toBeNull()
    expect(earlyOffsets(deals, { now: iso(400), maturityDays: 90 })).toBeNull()
  })
})

describe('what is learned from', () => {
  it('is all deals while nothing changes, and the later ones after a change', () => {
    const window = (changesOn: number) =>
      chooseWindow(known(simulated({ days: 300, changesOn }), 400), { offsets: null, prior })
    expect(window(Infinity)).toEqual({ from: 0, gain: 0 })
    const changed = window(180)
    expect(changed.from).toBeGreaterThanOrEqual(1300)
    expect(changed.gain).toBeGreaterThan(0.05)
  })
})

describe('a level set anew', () => {
  it('moves the base rate of a scorecard and nothing else', () => {
    const moved = relevel(prior, { intercept: -1, slope: 1 })
    expect(Math.log(moved.baseRate / (1 - moved.baseRate))).toBeCloseTo(
      Math.log(prior.baseRate / (1 - prior.baseRate)) - 1,
      9,
    )
    expect(makeScorer(moved).score({}).probability).toBeLessThan(makeScorer(prior).score({}).probability)
  })
})

describe('a promise a little off', () => {
  const promises = (shift: number) => {
    const random = makeRandom(3)
    return Array.from({ length: 20_000 }, (_, i) => ({
      probability: 0.3,
      won: random() < sigmoid(Math.log(3 / 7) + shift) ? (1 as const) : (0 as const),
      at: iso(i / 50),
    }))
  }

  it('is kept within the tolerance, and broken well beyond it, with the time from which it was', () => {
    expect(watchPromise(promises(-0.1), 50_000)).toMatchObject({ brokenAt: null, brokenSince: null })
    const turned = [...promises(0).slice(0, 2000), ...promises(-1).slice(2000)]
    const { brokenAt, brokenSince } = watchPromise(turned, 50_000)
    expect(brokenAt).toSatisfy((at: string) => at >= iso(40) && at < iso(48))
    expect(brokenSince).toSatisfy((at: string) => at > iso(36) && at <= brokenAt!)
  })
})

describe('a model', () => {
  it('has a name of its own for each light its deals are seen in', () => {
    const deals = dealsOf(simulated({ days: 30 }), { now: iso(130), maturityDays: 90 })
    const input = { deals, now: iso(130), maturityDays: 90, seed: 1, prior, champion: prior }
    const name = (brokenSince: string | null) => learnDeals({ ...input, brokenSince }).model.modelId
    expect(name(null)).toBe(name(null))
    expect(name(iso(20))).not.toBe(name(null))
  })
})
