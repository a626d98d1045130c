import { describe, expect, it } from 'vitest'
import { fromLocal, toLocal } from './zoned-time.ts'

describe('a time on the clock of a zone', () => {
  it.each([
    ['2026-11-18T09:30', 'Asia/Almaty', '2026-11-18T04:30:00.000Z'],
    ['2026-07-01T09:30', 'Asia/Jerusalem', '2026-07-01T06:30:00.000Z'],
    ['2026-01-01T00:15', 'America/New_York', '2026-01-01T05:15:00.000Z'],
    // Clocks in Jerusalem go from 2:00 to 3:00 on 27 March 2026, and from 2:00 back to 1:00 on 25 October.
    ['2026-03-27T02:30', 'Asia/Jerusalem', '2026-03-27T00:30:00.000Z'],
    ['2026-10-25T01:30', 'Asia/Jerusalem', '2026-10-24T22:30:00.000Z'],
  ])('%s in %s', (text, zone, iso) => {
    expect(fromLocal(text, zone)).toBe(iso)
  })

  it('is read and written alike', () => {
    for (const zone of ['Asia/Almaty', 'Asia/Jerusalem', 'Europe/Moscow', 'UTC'])
      expect(toLocal(Date.parse(fromLocal('2026-06-30T23:45', zone)!), zone)).toBe('2026-06-30T23:45')
  })

  it('is nothing where there is none', () => {
    expect([fromLocal('', 'UTC'), fromLocal('2026-13-01T00:00', 'UTC')]).toEqual([null, null])
  })
})
