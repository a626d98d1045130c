import { expect, it } from 'vitest'
import { logit, sigmoid } from '../math/logistic.ts'
import { makeRandom } from '../math/random.ts'
import { closingAges } from './closing-age.ts'
import { watchPromise } from './promise-alarm.ts'

const dayMs = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')
const timeOf = (day: number) => new Date(start + day * dayMs).toISOString()
const maturityDays = 90

/** Thirty honest promises a day; wins close in ten days in the mean, losses in thirty, and a fifth of these never. */
function honestDeals(days: number, now: number, seed: number) {
  const random = makeRandom(seed)
  return Array.from({ length: 30 * days }, (_, i) => {
    const day = Math.floor(i / 30)
    const probability = 0.1 + 0.7 * random()
    const won = random() < probability ? (1 as const) : (0 as const)
    const age = won === 0 && random() < 0.2 ? maturityDays : Math.min(89, -Math.log(1 - random()) * (won ? 10 : 30))
    return { probability, won, at: timeOf(day + age), lead: { receivedAt: timeOf(day) } }
  }).filter(({ at }) => at <= timeOf(now))
}

it('does not take quick wins for a broken promise', () => {
  const deals = honestDeals(260, 260, 1).toSorted((a, b) => a.at.localeCompare(b.at))
  const ageOf = closingAges(deals, { now: timeOf(260), maturityDays })
  const recent = deals.filter(({ lead }) => lead.receivedAt >= timeOf(200))
  expect(watchPromise(recent, 10_000).brokenAt).not.toBeNull()
  const judged = recent.map(({ probability, won, at, lead }) => {
    return { probability: sigmoid(logit(probability) + ageOf(lead.receivedAt, at)), won, at }
  })
  const state = watchPromise(judged, 10_000)
  expect(state.brokenAt).toBeNull()
  expect(Math.abs(state.expectedWins - state.wins) / state.wins).toBeLessThan(0.1)
})

it('still sees a promise that breaks', () => {
  const deals = honestDeals(260, 260, 2).toSorted((a, b) => a.at.localeCompare(b.at))
  const ageOf = closingAges(deals, { now: timeOf(260), maturityDays })
  const recent = deals.filter(({ lead }) => lead.receivedAt >= timeOf(200))
  const judged = recent.map(({ probability, won, at, lead }) => {
    const boast = logit(probability) + 1
    return { probability: sigmoid(boast + ageOf(lead.receivedAt, at)), won, at }
  })
  expect(watchPromise(judged, 10_000)).toMatchObject({ direction: 'too_high' })
})

it('says nothing where nothing has settled', () => {
  const deals = honestDeals(20, 40, 3)
  expect(closingAges(deals, { now: timeOf(40), maturityDays })(timeOf(0), timeOf(5))).toBe(0)
})
