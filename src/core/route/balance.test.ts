import { describe, expect, it } from 'vitest'
import { normalDeviate, makeRandom } from '../math/random.ts'
import { type CloserRecord, closerRates } from './closer-rates.ts'
import { calibrationFor, levelOf, type RotationPlace, standings } from './fairness.ts'
import { chanceAfter, costPerMinute, fitWaiting, noWaitingCurve, type WaitedLead } from './waiting.ts'

describe('who closes best', () => {
  const record = (userId: string, wins: number, expected: number, kind = 'crane'): CloserRecord => ({
    userId,
    kind,
    wins,
    expected,
  })

  it('draws thin records to the team', () => {
    const [best, second] = closerRates(
      [record('long', 60, 40), record('lucky', 2, 1), record('usual', 30, 40)],
      'crane',
    )
    expect(best!.userId).toBe('long')
    expect(second!.userId).toBe('lucky')
    expect(second!.ratio).toBeLessThan(1.4)
    expect(best!.ownShare).toBeGreaterThan(second!.ownShare)
  })

  it('does not praise whoever was given better leads', () => {
    const rates = closerRates([record('fed', 40, 40), record('starved', 12, 8)], 'crane')
    expect(rates[0]!.userId).toBe('starved')
  })

  it('tells kinds apart, and answers for one that is new from the rest', () => {
    const records = [
      record('a', 30, 20, 'crane'),
      record('a', 10, 20, 'pump'),
      record('b', 20, 20, 'crane'),
      record('b', 20, 20, 'pump'),
    ]
    expect(closerRates(records, 'crane')[0]!.userId).toBe('a')
    expect(closerRates(records, 'pump')[0]!.userId).toBe('b')
    expect(closerRates(records, 'drill').map(({ ratio }) => Number(ratio.toFixed(2)))).toEqual([1, 1])
  })

  it('is nearer to the truth than the raw ratios, over many teams', () => {
    const random = makeRandom(4)
    let [raw, drawn] = [0, 0]
    for (let team = 0; team < 200; team += 1) {
      const truths = Array.from({ length: 6 }, () => Math.exp(0.2 * normalDeviate(random)))
      const records = truths.map((truth, index) => {
        const leads = 20 + Math.floor(60 * random())
        const wins = Array.from({ length: leads }, () => random() < 0.2 * truth).filter(Boolean).length
        return record(`r${index}`, wins, 0.2 * leads)
      })
      const rates = new Map(closerRates(records, 'crane').map((rate) => [rate.userId, rate.ratio]))
      for (const [index, truth] of truths.entries()) {
        raw += (records[index]!.wins / records[index]!.expected - truth) ** 2
        drawn += (rates.get(`r${index}`)! - truth) ** 2
      }
    }
    expect(drawn).toBeLessThan(0.6 * raw)
  })
})

describe('fairness', () => {
  it('owes to those below the floor and passes over those above the cap', () => {
    const found = standings({ a: 9, b: 2, c: 1 }, ['a', 'b', 'c'], { floor: 0.5, cap: 2 })
    expect([...found]).toEqual([
      ['a', 'ahead'],
      ['b', 'free'],
      ['c', 'owed'],
    ])
    expect([...standings({}, ['a', 'b'], { floor: 0.5, cap: 2 }).values()]).toEqual(['free', 'free'])
  })

  it('starts a newcomer level with the team', () => {
    const place = (userId: string, assigned: number, weight = 1): RotationPlace => ({
      userId,
      assigned,
      creditedBack: 0,
      calibration: 0,
      weight,
    })
    const team = [place('a', 10), place('b', 14)]
    const newcomer = { userId: 'c', assigned: 0, creditedBack: 0, weight: 0.5 }
    expect(levelOf({ ...newcomer, calibration: calibrationFor(newcomer, team) })).toBe(12)
    const returned = { userId: 'd', assigned: 3, creditedBack: 1, weight: 1 }
    expect(levelOf({ ...returned, calibration: calibrationFor(returned, team) })).toBe(12)
    expect(calibrationFor(newcomer, [])).toBe(0)
  })
})

describe('what waiting costs', () => {
  const past = (slope: number, count: number): readonly WaitedLead[] => {
    const random = makeRandom(9)
    return Array.from({ length: count }, () => {
      const probability = 0.1 + 0.6 * random()
      const waitedMinutes = 1000 * random() ** 3
      const won = random() < chanceAfter(probability, waitedMinutes, { ...noWaitingCurve, slope })
      return { waitedMinutes, probability, won }
    })
  }

  it('is learned from the company itself, and claims nothing without data', () => {
    expect(fitWaiting([])).toEqual(noWaitingCurve)
    const curve = fitWaiting(past(-0.6, 5_000))
    expect(Math.abs(curve.slope + 0.6)).toBeLessThan(3 * curve.slopeSd)
    expect(curve.slopeSd).toBeLessThan(0.05)
    expect(Math.abs(fitWaiting(past(0, 5_000)).slope)).toBeLessThan(0.1)
  })

  it('is the slope of the chance times the deal', () => {
    const curve = { ...noWaitingCurve, slope: -0.6 }
    const lead = { probability: 0.4, amount: 1_000_000, waitedMinutes: 10 }
    const fall = chanceAfter(0.4, 10, curve) - chanceAfter(0.4, 10.001, curve)
    expect(costPerMinute(lead, curve)).toBeCloseTo((fall / 0.001) * 1_000_000, 0)
    expect(costPerMinute(lead, { ...curve, slope: 0.2 })).toBe(0)
    expect(costPerMinute(lead, curve)).toBeGreaterThan(costPerMinute({ ...lead, waitedMinutes: 300 }, curve))
  })

  it('survives certain probabilities and leads all won', () => {
    const sure = Array.from({ length: 50 }, () => ({ waitedMinutes: 5, probability: 1, won: true }))
    expect(Number.isFinite(fitWaiting(sure).slope)).toBe(true)
  })
})
