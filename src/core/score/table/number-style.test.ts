import { describe, expect, it } from 'vitest'
import { decimalMarksOf, numberStyleOf, readNumber } from './number-style.ts'

const read = (cells: readonly string[]): readonly (number | null)[] => {
  const style = numberStyleOf(cells)
  return cells.map((cell) => readNumber(cell, style))
}

describe('comma and point in a column', () => {
  it('are read on one scale where some cell says what they mean', () => {
    expect(read(['2,758', '0,92', '2,5', '0,9', '-1,23', '2,501'])).toEqual([2.758, 0.92, 2.5, 0.9, -1.23, 2.501])
    expect(read(['1.234,5', '2.500', '900'])).toEqual([1234.5, 2500, 900])
    expect(read(['1.500.000 ₸', '500.000 ₸'])).toEqual([1_500_000, 500_000])
    expect(read(['1,234.5', '2,500', '900'])).toEqual([1234.5, 2500, 900])
    expect(read(['2,501', '2.5', '2,5', '2.501'])).toEqual([2.501, 2.5, 2.5, 2.501])
  })

  it('follow most of the cells where these disagree', () => {
    expect(decimalMarksOf(['2,5', '0,9', '1,25', '1,234,567', '2,501'])).toBe(',')
    expect(decimalMarksOf(['1,234,567', '2,345,678', '2,5'])).toBe('.')
  })

  it('keep near the numbers without marks where no cell says it', () => {
    expect(read(['12,000', '1,500', '800', '950'])).toEqual([12_000, 1500, 800, 950])
    expect(read(['2,758', '1,234', '3', '2'])).toEqual([2.758, 1.234, 3, 2])
    expect(read(['12.000', '1.500', '2.000', '800', '950'])).toEqual([12_000, 1500, 2000, 800, 950])
    expect(read(['2.758', '1.234', '1.001', '3', '2'])).toEqual([2.758, 1.234, 1.001, 3, 2])
  })

  it('are thousands and decimals where nothing is known', () => {
    expect(read(['12,000', '1,500'])).toEqual([12_000, 1500])
    expect(read(['12.125', '1.375'])).toEqual([12.125, 1.375])
    expect(decimalMarksOf(['1', '', 'x'])).toBe('.')
  })
})

describe('units', () => {
  it.each([
    [
      ['12 шт', '7 шт.', '3 штуки', '5'],
      [12, 7, 3, 5],
    ],
    [
      ['45 м²', '0,5 м2', '7м²'],
      [45, 0.5, 7],
    ],
    [
      ['3000 тг/мес', '2 500 тг/мес', '4000 тг/мес'],
      [3000, 2500, 4000],
    ],
  ])('of one kind are left away: %s', (cells, values) => expect(read(cells)).toEqual(values))

  it('of several kinds give no numbers, nor does another unit later', () => {
    expect(numberStyleOf(['1 м²', '2 га', '3 сотки'])).toEqual({})
    expect(readNumber('3 га', { unit: 'м2' })).toBeNull()
  })
})
