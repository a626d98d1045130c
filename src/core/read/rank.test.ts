import { describe, expect, it } from 'vitest'
import type { Decision } from './learned/decision.ts'
import { rankOf } from './rank.ts'
import type { Signal, SignalName } from './reading.ts'

const decision = (chances: Readonly<Record<string, number>>): Decision => ({
  probability: (output) => ({ inquiry: 1, ...chances })[output] ?? 0,
  yes: (output) => (chances[output] ?? 0) >= 0.5,
})
const signals = (...names: SignalName[]): readonly Signal[] =>
  names.map((signal) => ({ signal, quote: 'x', start: 0, end: 1, source: 'rules', strength: 'strong' }))

describe('the rank of a buyer', () => {
  it('is 3 where hot is far likelier than a non-buyer', () => {
    expect(rankOf(decision({ rank3: 0.65, rank2: 0.9, nonbuyer: 0.05 }), signals('readiness'))).toBe(3)
    expect(rankOf(decision({ rank3: 0.9, rank2: 0.9, nonbuyer: 0.3 }), signals('readiness'))).toBe(3)
  })

  it('is 2 where hot is not sure enough, or the sender may be no buyer', () => {
    expect(rankOf(decision({ rank3: 0.5, rank2: 0.9, nonbuyer: 0.01 }), signals('readiness'))).toBe(2)
    expect(rankOf(decision({ rank3: 0.9, rank2: 0.9, nonbuyer: 0.42 }), signals('readiness', 'urgency'))).toBe(2)
  })

  it('is 2 where the sender has time, unless he orders', () => {
    const calm = signals('readiness', 'norush')
    expect(rankOf(decision({ rank3: 0.8, nonbuyer: 0.01 }), calm)).toBe(2)
    expect(rankOf(decision({ rank3: 0.95, nonbuyer: 0.01 }), calm)).toBe(3)
  })

  it('is never 3 where the text may be no inquiry', () => {
    expect(rankOf(decision({ rank3: 0.9, nonbuyer: 0.01, inquiry: 0.6 }), signals('readiness', 'urgency'))).toBe(2)
  })

  it('is 1 without a need, and never 3 without a signal', () => {
    expect(rankOf(decision({ rank2: 0.1 }), signals('price_only'))).toBe(1)
    expect(rankOf(decision({ rank3: 0.99 }), [])).toBe(2)
  })
})
