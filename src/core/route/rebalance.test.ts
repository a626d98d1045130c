import { expect, it } from 'vitest'
import type { UserId } from '../lead/ids.ts'
import type { RepSnapshot } from './assignment.ts'
import { type HeldLead, rebalance } from './rebalance.ts'

const rep = (userId: string, changes: Partial<RepSnapshot> = {}): RepSnapshot => ({
  userId: userId as UserId,
  closer: false,
  junior: false,
  available: true,
  load: 0,
  capacity: 10,
  languages: ['ru'],
  lastAssignedAt: null,
  ...changes,
})
const lead = (id: string, userId: string, changes: Partial<HeldLead> = {}): HeldLead => {
  return { id, userId, tier: 'promising', language: null, late: false, ...changes }
}
const moves = (reps: readonly RepSnapshot[], leads: readonly HeldLead[], away: readonly string[] = []) => {
  const present = new Set<string>(reps.map(({ userId }) => userId).filter((id) => !away.includes(id)))
  return rebalance({ reps, present, leads, most: 100 })
}

it('takes everything from whoever is not there, the most urgent first', () => {
  const leads = [lead('a', 'x'), lead('b', 'x', { tier: 'hot' }), lead('c', 'x', { late: true })]
  const found = moves([rep('x', { load: 3 }), rep('y')], leads, ['x'])
  expect(found.map(({ leadId }) => leadId)).toEqual(['c', 'b', 'a'])
  expect(found.every(({ why, to }) => why === 'away' && to === 'y')).toBe(true)
})

it('narrows the gap between those who are there, and stops before it turns', () => {
  const leads = Array.from({ length: 8 }, (_, index) => lead(`l${index}`, 'x'))
  const found = moves([rep('x', { load: 8 }), rep('y')], leads)
  expect(found).toHaveLength(3)
  expect(moves([rep('x', { load: 4 }), rep('y', { load: 4 })], leads)).toEqual([])
})

it('gives nobody what routing would not', () => {
  const reps = [rep('x', { load: 5 }), rep('closer', { closer: true, load: 3 }), rep('junior', { junior: true })]
  expect(moves(reps, [lead('h', 'x', { tier: 'hot' })], ['x'])[0]?.to).toBe('closer')
  expect(moves(reps, [lead('p', 'x')], ['x'])[0]?.to).toBe('closer')
  expect(moves(reps, [lead('w', 'x', { tier: 'warm' })], ['x'])[0]?.to).toBe('junior')
  const speaker = rep('he', { languages: ['he'], load: 9 })
  expect(moves([...reps, speaker], [lead('i', 'x', { tier: 'warm', language: 'he' })], ['x'])[0]?.to).toBe('he')
  expect(moves([rep('x', { load: 1 }), rep('full', { load: 10 })], [lead('a', 'x')], ['x'])).toEqual([])
})
