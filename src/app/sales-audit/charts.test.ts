import { expect, it } from 'vitest'
import { ticksTo } from './charts.ts'

it.each([
  [0.05, [0, 1, 2, 3, 4, 5]],
  [0.19, [0, 5, 10, 15, 20]],
  [0.37, [0, 10, 20, 30, 40]],
  [0.87, [0, 20, 40, 60, 80, 100]],
  [1.1, [0, 25, 50, 75, 100, 125]],
])('an axis to %s has round ticks that reach it', (most, percents) => {
  expect(ticksTo(most).map((share) => Math.round(100 * share))).toEqual(percents)
})
