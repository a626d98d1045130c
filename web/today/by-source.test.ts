import { expect, it } from 'vitest'
import { bySource } from './by-source.ts'

it('gathers the hours of each source, the richest first', () => {
  const days = bySource([
    { hour: 9, source: 'site', tier: 'hot', count: 2 },
    { hour: 9, source: 'site', tier: null, count: 1 },
    { hour: 10, source: 'expo', tier: 'cold', count: 1 },
  ])
  expect(days.map(({ source, total }) => [source, total])).toEqual([
    ['site', 3],
    ['expo', 1],
  ])
  expect(days[0]!.hours[9]).toEqual({ hour: 9, all: 3, hot: 2 })
  expect(days[0]!.hours).toHaveLength(24)
})
