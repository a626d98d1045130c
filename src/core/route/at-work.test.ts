import { expect, it } from 'vitest'
import type { WorkingHours } from '../decide/policy.ts'
import { atWorkFrom } from './at-work.ts'

const day = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
]
const hours: WorkingHours = {
  timeZone: 'Asia/Almaty',
  holidays: null,
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
}
const from = (now: string, absences: readonly { from: string; to: string }[] = [], holidays: readonly string[] = []) =>
  atWorkFrom(now, { hours, holidays, absences })

it('is now for somebody at work, to the letter', () => {
  expect(from('2026-11-18T05:00:00.000Z')).toBe('2026-11-18T05:00:00.000Z')
})

it('is the next opening of the day, the week or after a holiday', () => {
  expect(from('2026-11-18T13:20:00+05:00')).toBe('2026-11-18T14:00:00+05:00')
  expect(from('2026-11-20T22:00:00+05:00')).toBe('2026-11-23T09:00:00+05:00')
  expect(from('2026-11-20T22:00:00+05:00', [], ['2026-11-23'])).toBe('2026-11-24T09:00:00+05:00')
})

it('jumps over absences that touch or overlap, and over the night that follows', () => {
  const meeting = { from: '2026-11-18T10:00:00+05:00', to: '2026-11-18T12:00:00+05:00' }
  const doctor = { from: '2026-11-18T11:30:00+05:00', to: '2026-11-18T15:15:00+05:00' }
  expect(from('2026-11-18T10:30:00+05:00', [meeting])).toBe('2026-11-18T12:00:00+05:00')
  expect(from('2026-11-18T10:30:00+05:00', [doctor, meeting])).toBe('2026-11-18T15:15:00+05:00')
  const evening = { from: '2026-11-18T10:00:00+05:00', to: '2026-11-18T18:00:00+05:00' }
  expect(from('2026-11-18T10:30:00+05:00', [evening])).toBe('2026-11-19T09:00:00+05:00')
  expect(from('2026-11-18T09:30:00+05:00', [evening])).toBe('2026-11-18T09:30:00+05:00')
})
