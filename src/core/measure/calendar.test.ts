import { describe, expect, it } from 'vitest'
import { calendarOf, daysBetween } from './calendar.ts'

describe('a calendar of a zone', () => {
  const almaty = calendarOf('Asia/Almaty')
  it('counts by its own midnight, not that of UTC', () => {
    expect(almaty.dateOf('2026-05-31T19:30:00Z')).toBe('2026-06-01')
    expect(almaty.dateOf('2026-05-31T18:59:59Z')).toBe('2026-05-31')
    expect(almaty.weekOf('2026-05-31T19:30:00Z')).toBe('2026-06-01')
    expect(almaty.weekOf('2026-05-31T18:30:00Z')).toBe('2026-05-25')
    expect(almaty.beginOf('2026-06-01')).toBe('2026-05-31T19:00:00.000Z')
    // The first of June has begun there: the month before is May.
    expect(almaty.months('2026-05-31T20:00:00Z', { from: -1, to: 2 })).toEqual([
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
    ])
    expect(almaty.months('2026-01-15T00:00:00Z', { from: -1, to: 1 })).toEqual(['2025-12-01', '2026-01-01'])
  })

  it('knows the days on which clocks are set, and zones west of UTC', () => {
    // Jerusalem, 27 March 2026: 02:00 becomes 03:00; 25 October: 02:00 becomes 01:00.
    const jerusalem = calendarOf('Asia/Jerusalem')
    expect(
      ['2026-03-26T21:59:00Z', '2026-03-26T22:00:00Z', '2026-03-27T20:59:00Z', '2026-03-27T21:00:00Z'].map(
        jerusalem.dateOf,
      ),
    ).toEqual(['2026-03-26', '2026-03-27', '2026-03-27', '2026-03-28'])
    expect(jerusalem.beginOf('2026-03-28')).toBe('2026-03-27T21:00:00.000Z')
    expect(calendarOf('America/New_York').dateOf('2026-11-01T03:59:00Z')).toBe('2026-10-31')
    expect(calendarOf('UTC').weekOf('1969-12-31T12:00:00Z')).toBe('1969-12-29')
  })

  it('names Mondays and counts days', () => {
    const { weekOf } = calendarOf('UTC')
    expect(['2026-03-01T23:00:00Z', '2026-03-02T00:00:00Z', '2026-03-08T12:00:00Z'].map(weekOf)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-02',
    ])
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(3)
  })
})
