import { describe, expect, it } from 'vitest'
import { reasonsOf, shownPoints, signalOfColumn, waterfallOf } from './reasons.ts'

const contributions = [
  { column: 'base', value: null, points: -1.1 },
  { column: 'nothing', value: null, points: 0.01 },
  { column: 'pain', value: 'strong', points: 1.4 },
  { column: 'source', value: 'social', points: -0.3 },
  { column: 'calibration', value: null, points: 0.2 },
]

describe('the reasons of a score', () => {
  it('shows ten times the log-odds, rounded, and no minus zero', () => {
    expect([1.44, -0.31, -0.05, 0.05, -0.02, 0].map(shownPoints)).toEqual(['+14', '−3', '−1', '+1', '0', '0'])
  })

  it('puts the strongest first and leaves out what the model itself adds', () => {
    expect(reasonsOf(contributions).map(({ column }) => column)).toEqual(['pain', 'source'])
  })

  it('adds up exactly in the waterfall, each step beginning where the last one ended', () => {
    const steps = waterfallOf(contributions)
    expect(steps[0]).toMatchObject({ column: 'base', from: 0 })
    for (const [index, step] of steps.entries()) if (index > 0) expect(step.from).toBe(steps[index - 1]!.to)
    const sum = contributions.reduce((total, { points }) => total + points, 0)
    expect(steps.at(-1)!.to).toBeCloseTo(sum, 12)
  })

  it('puts what rounds to nothing into one step', () => {
    const more = [...contributions, { column: 'hour', value: '9', points: -0.02 }]
    const steps = waterfallOf(more)
    expect(steps.map(({ column }) => column)).toEqual(['base', 'pain', 'source', 'small', 'calibration'])
    expect(steps[3]).toMatchObject({ small: 2 })
    expect(steps.at(-1)!.to).toBeCloseTo(0.19, 12)
  })

  it('finds the signal behind a feature by whole words', () => {
    const signals = ['pain', 'need', 'budget', 'no_budget']
    expect(signalOfColumn('text.pain', signals)).toBe('pain')
    expect(signalOfColumn('painting', signals)).toBeNull()
  })
})
