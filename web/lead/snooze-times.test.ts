import { describe, expect, it } from 'vitest'
import { snoozeUntil } from './snooze-times.ts'

const almaty = 'Asia/Almaty' // +05:00 all year
const tenInTheMorning = Date.parse('2026-03-11T10:00:30+05:00')

describe('putting a lead off', () => {
  it('counts hours from now and days by the clock of the zone', () => {
    expect(snoozeUntil('hour', tenInTheMorning, almaty)).toBe('2026-03-11T06:00:30.000Z')
    expect(snoozeUntil('tomorrow', tenInTheMorning, almaty)).toBe('2026-03-12T04:00:00.000Z')
    expect(snoozeUntil('week', tenInTheMorning, almaty)).toBe('2026-03-18T04:00:00.000Z')
  })

  it('offers the afternoon only while it is ahead', () => {
    expect(snoozeUntil('afternoon', tenInTheMorning, almaty)).toBe('2026-03-11T10:00:00.000Z')
    expect(snoozeUntil('afternoon', Date.parse('2026-03-11T14:30:00+05:00'), almaty)).toBeNull()
  })

  it('takes the day of the zone, not of the browser', () => {
    // 23:30 in Almaty is still the 11th there, though the machine may stand elsewhere.
    expect(snoozeUntil('tomorrow', Date.parse('2026-03-11T23:30:00+05:00'), almaty)).toBe('2026-03-12T04:00:00.000Z')
  })
})
