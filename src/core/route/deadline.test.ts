import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingHours } from '../decide/policy.ts'
import { deadlineAt, isWorkingTime, respondBy, workingMinutesBetween } from './deadline.ts'

const nine = [{ from: '09:00', to: '18:00' }]
const split = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
]
const office = (timeZone: string, day = nine): WorkingHours => ({
  timeZone,
  holidays: null,
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
})
const almaty = office('Asia/Almaty')
const israel: WorkingHours = { ...office('Asia/Jerusalem'), week: { ...almaty.week, sun: nine, fri: [] } }

describe('working minutes', () => {
  it.each([
    ['in the middle of the day', '2026-11-18T10:00:00+05:00', 15, '2026-11-18T10:15:00+05:00'],
    ['before work', '2026-11-18T07:30:00+05:00', 15, '2026-11-18T09:15:00+05:00'],
    ['after work on Friday', '2026-11-20T19:00:00+05:00', 15, '2026-11-23T09:15:00+05:00'],
    ['across the night', '2026-11-18T17:50:00+05:00', 15, '2026-11-19T09:05:00+05:00'],
    ['to the very end of the day', '2026-11-18T17:45:00+05:00', 15, '2026-11-18T18:00:00+05:00'],
    ['from another zone', '2026-11-18T05:00:00Z', 15, '2026-11-18T10:15:00+05:00'],
  ])('%s', (_what, from, minutes, expected) => {
    expect(respondBy(from, minutes, almaty)).toBe(expected)
  })

  it('skips holidays and the break at noon', () => {
    expect(respondBy('2026-12-15T17:55:00+05:00', 10, almaty, ['2026-12-16', '2026-12-17'])).toBe(
      '2026-12-18T09:05:00+05:00',
    )
    expect(respondBy('2026-11-18T12:55:00+05:00', 10, office('Asia/Almaty', split))).toBe('2026-11-18T14:05:00+05:00')
  })

  it('knows that Israel works on Sunday', () => {
    expect(respondBy('2026-11-20T12:00:00+02:00', 15, israel)).toBe('2026-11-22T09:15:00+02:00')
  })

  it('counts real time where clocks change at work', () => {
    const round = office('America/New_York', [{ from: '00:00', to: '24:00' }])
    const always = { ...round, week: { ...round.week, sat: round.week.mon, sun: round.week.mon } }
    expect(respondBy('2026-03-08T01:30:00-05:00', 60, always)).toBe('2026-03-08T03:30:00-04:00')
    expect(respondBy('2026-11-01T00:30:00-04:00', 120, always)).toBe('2026-11-01T01:30:00-05:00')
    expect(workingMinutesBetween('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00', always)).toBe(23 * 60)
  })

  it('refuses a time without its zone', () => {
    expect(() => respondBy('2026-11-18T10:00:00', 15, almaty)).toThrow('ISO 8601')
  })
})

describe('the end of the day', () => {
  const sameDay = { kind: 'end_of_day', days: 0, atLeastMinutes: 60 } as const
  it.each([
    ['2026-11-18T10:00:00+05:00', '2026-11-18T18:00:00+05:00'],
    ['2026-11-18T17:40:00+05:00', '2026-11-19T09:40:00+05:00'],
    ['2026-11-18T20:00:00+05:00', '2026-11-19T18:00:00+05:00'],
    ['2026-11-21T12:00:00+05:00', '2026-11-23T18:00:00+05:00'],
  ])('%s has until %s', (from, expected) => {
    expect(deadlineAt(sameDay, from, almaty)).toBe(expected)
  })

  it('counts working days', () => {
    const two = { kind: 'end_of_day', days: 2, atLeastMinutes: 0 } as const
    expect(deadlineAt(two, '2026-11-19T10:00:00+05:00', almaty)).toBe('2026-11-23T18:00:00+05:00')
  })
})

const zones = [
  'Asia/Almaty',
  'Asia/Jerusalem',
  'Europe/Moscow',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
]
const cases = {
  zone: fc.constantFrom(...zones),
  start: fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 }),
  minutes: fc.integer({ min: 1, max: 5_000 }),
  day: fc.constantFrom(nine, split, [{ from: '00:00', to: '24:00' }], [{ from: '01:00', to: '03:30' }]),
}
const iso = (minute: number) => new Date(minute * 60_000).toISOString()

describe('in every zone', () => {
  it('the time to the deadline is exactly the working minutes', () => {
    fc.assert(
      fc.property(cases.zone, cases.start, cases.minutes, cases.day, (zone, start, minutes, day) => {
        const hours = office(zone, day)
        const due = respondBy(iso(start), minutes, hours)
        expect(workingMinutesBetween(iso(start), due, hours)).toBe(minutes)
        expect(isWorkingTime(new Date(Date.parse(due) - 1000).toISOString(), hours)).toBe(true)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('more minutes are never due earlier, and two parts add up to the whole', () => {
    fc.assert(
      fc.property(cases.zone, cases.start, cases.minutes, cases.minutes, (zone, start, first, second) => {
        const hours = office(zone, split)
        const whole = Date.parse(respondBy(iso(start), first + second, hours))
        const inParts = Date.parse(respondBy(respondBy(iso(start), first, hours), second, hours))
        expect(inParts).toBe(whole)
      }),
      { numRuns: 200, seed: 2 },
    )
  })
})
