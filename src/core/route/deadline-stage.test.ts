import { expect, it } from 'vitest'
import type { WorkingHours } from '../decide/policy.ts'
import { deadlineStage } from './deadline-stage.ts'

const day = [{ from: '09:00', to: '18:00' }]
const hours: WorkingHours = {
  timeZone: 'Asia/Almaty',
  holidays: null,
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
}

it.each([
  ['2026-11-20T17:55:00+05:00', 'running', '2026-11-20T18:00:00+05:00'],
  ['2026-11-21T12:00:00+05:00', 'remind', '2026-11-23T09:05:00+05:00'],
  ['2026-11-23T09:05:00+05:00', 'late', '2026-11-23T09:20:00+05:00'],
  ['2026-11-23T10:00:00+05:00', 'hand_over', null],
])('at %s the lead of Friday evening is %s', (now, stage, nextAt) => {
  const clock = {
    assignedAt: '2026-11-20T17:50:00+05:00',
    respondBy: '2026-11-23T09:05:00+05:00',
    now,
    hours,
    holidays: [],
  }
  expect(deadlineStage(clock)).toEqual({ stage, nextAt })
})
