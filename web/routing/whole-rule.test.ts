import { expect, it } from 'vitest'
import { isWhole } from './whole-rule.ts'

it('a rule is whole when it asks something and somebody gets the lead', () => {
  const when = { kind: 'in', fact: 'country', values: ['KZ'] } as const
  const rule = { id: 'one', when, users: ['a'], steps: [] }
  expect(isWhole(rule)).toBe(true)
  expect(isWhole({ ...rule, users: [] })).toBe(false)
  expect(isWhole({ ...rule, users: [], steps: ['shared'] })).toBe(true)
  expect(isWhole({ ...rule, when: { ...when, values: [] } })).toBe(false)
})
