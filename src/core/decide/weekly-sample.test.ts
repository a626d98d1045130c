import { expect, it } from 'vitest'
import { makeRandom } from '../math/random.ts'
import { weeklySample } from './weekly-sample.ts'

it('draws each lead as often as its probability says', () => {
  const passed = Array.from({ length: 20 }, (_, index) => ({ id: `l${index}`, rate: index < 10 ? 0.05 : 0.02 }))
  const random = makeRandom(7)
  const counts = new Map<string, number>()
  const rounds = 20_000
  for (let round = 0; round < rounds; round += 1) {
    // Chance on arrival first, then the quota among those it passed over: as it happens to real leads.
    const early = passed.filter(({ rate }) => random() < rate)
    const left = passed.filter((one) => !early.includes(one))
    for (const { id } of [...early, ...weeklySample(left, 3, random)]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const expected = weeklySample(passed, 20, random)
  expect(expected.every(({ probability }) => probability === 1)).toBe(true)
  // With n passed over, r + (1 − r) · 3 / n; n varies around 19.3, so the mean over rounds lies close to it.
  for (const { id, rate } of passed) expect(counts.get(id)! / rounds).toBeCloseTo(rate + ((1 - rate) * 3) / 19.3, 1)
})

it('takes no more than there are, and nothing of nothing', () => {
  expect(weeklySample([], 5, makeRandom(1))).toEqual([])
  const drawn = weeklySample([{ id: 'a', rate: 0.1 }], 5, makeRandom(1))
  expect(drawn).toEqual([{ id: 'a', probability: 1 }])
})
