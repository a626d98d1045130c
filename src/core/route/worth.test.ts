import { describe, expect, it } from 'vitest'
import { noWaitingCurve } from './waiting.ts'
import { callUrgency, leastAnswers, waitingWorth } from './worth.ts'

const lead = { probability: 0.5, amount: 1_000_000, waitedMinutes: 0 }
const curve = { level: 0, slope: -0.5, slopeSd: 0.1, leads: 400 }

describe('what a minute of waiting costs', () => {
  it('is the slope of the chance times the deal', () => {
    // 1,000,000 × 0.25 × 0.5 / 60
    expect(waitingWorth(lead, { curve, typicalAmount: null })).toEqual({
      kind: 'learned',
      perMinute: expect.closeTo(2083.33, 2) as number,
      answers: 400,
    })
  })

  it('takes the typical deal where the lead names none, and claims nothing where nothing is known', () => {
    const nameless = { ...lead, amount: null }
    expect(waitingWorth(nameless, { curve, typicalAmount: 500_000 })).toMatchObject({ kind: 'learned' })
    expect(waitingWorth(nameless, { curve, typicalAmount: null }).kind).toBe('no_amount')
    expect(waitingWorth(lead, { curve: noWaitingCurve, typicalAmount: null })).toEqual({
      kind: 'too_few',
      answers: 0,
      needed: leastAnswers,
    })
    expect(waitingWorth(lead, { curve: { ...curve, slopeSd: 0.5 }, typicalAmount: null }).kind).toBe('no_fall')
  })

  it('puts the lead first whose minute is dearest, else the one of the greatest value', () => {
    const learned = { curve, typicalAmount: null }
    expect(callUrgency(lead, learned)).toBeGreaterThan(callUrgency({ ...lead, waitedMinutes: 600 }, learned))
    const nothing = { curve: noWaitingCurve, typicalAmount: 100 }
    expect(callUrgency(lead, nothing)).toBe(500_000)
    expect(callUrgency({ ...lead, amount: null }, nothing)).toBe(50)
  })
})
