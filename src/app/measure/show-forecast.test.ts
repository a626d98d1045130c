import { expect, it } from 'vitest'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import { perPersonWeek } from './show-forecast.ts'

const now = '2026-06-30T00:00:00.000Z'
const ago = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
const lead = (days: number, assigneeId: string | null): TrackedLead =>
  ({ receivedAt: ago(days), assigneeId, answer: 'call', sampledWith: null }) as TrackedLead

it('counts leads a person and week over the last quarter, and over its own time for a company that is younger', () => {
  // Two people, 20 leads each in twenty days.
  const young = Array.from({ length: 40 }, (_, i) => lead(Math.floor(i / 2) + 1, i % 2 === 0 ? 'a' : 'b'))
  expect(perPersonWeek({ leads: young, now })).toBeCloseTo(20 / (20 / 7), 9)
  expect(perPersonWeek({ leads: [...young, lead(200, 'a')], now })).toBeCloseTo(20 / 13, 9)
  expect(perPersonWeek({ leads: [lead(1, 'a')], now })).toBe(1)
  expect(perPersonWeek({ leads: [lead(1, null)], now })).toBeNull()
})
