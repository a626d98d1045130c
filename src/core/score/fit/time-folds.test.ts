import { expect, it } from 'vitest'
import { timeFolds } from './time-folds.ts'

const daysOf = (dates: Float64Array, rows: Int32Array) => Array.from(rows, (row) => dates[row]!)

it('tests on deals that are later than all dated ones it learned from', () => {
  const dates = Float64Array.from({ length: 90 }, (_, row) => (row % 11 === 0 ? Number.NaN : 20_000 + (row % 7)))
  const folds = timeFolds(dates, 4)
  expect(folds.length).toBeGreaterThan(1)
  for (const { train, test } of folds) {
    const learned = daysOf(dates, train).filter((day) => !Number.isNaN(day))
    expect(Math.max(...learned)).toBeLessThan(Math.min(...daysOf(dates, test)))
  }
  const tested = folds.flatMap(({ test }) => [...test])
  expect(new Set(tested).size).toBe(tested.length)
})

it('has no folds where no deal is later than the others, or next to none is', () => {
  expect(timeFolds(new Float64Array(100).fill(20_000), 4)).toEqual([])
  expect(
    timeFolds(
      Float64Array.from({ length: 100 }, (_, row) => (row === 99 ? 20_001 : 20_000)),
      4,
    ),
  ).toEqual([])
  // All but one are of the last day: there is nothing to learn from before it.
  expect(
    timeFolds(
      Float64Array.from({ length: 100 }, (_, row) => (row === 0 ? 19_999 : 20_000)),
      4,
    ),
  ).toEqual([])
})
