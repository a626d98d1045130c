import { expect, test } from 'vitest'
import { heldFields } from './held-fields.ts'

test('a table holds the fields that a column is taken for, a name in parts too', () => {
  expect([...heldFields(['surname', 'job_title', 'custom', 'received_at'])]).toEqual(['name', 'jobTitle'])
  expect(heldFields(['skip', 'custom']).size).toBe(0)
})
