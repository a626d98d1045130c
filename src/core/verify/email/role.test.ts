import { expect, test } from 'vitest'
import { isRoleLocal } from './role.ts'

test('desks in four languages, with numbers, tags and second roles', () => {
  for (const local of [
    'info',
    'Sales',
    'zakaz1',
    'no-reply',
    'office-manager',
    'otdel.kadrov',
    'sales+kz',
    'mechirot',
    'бухгалтерия',
  ])
    expect(isRoleLocal(local), local).toBe(true)
})

test('people are people, whatever their department or name', () => {
  for (const local of ['anna.sales', 'supportov', 'infante', 'marketa', 'jobs.steve', 'daniel.hr', 'itai', 'a', ''])
    expect(isRoleLocal(local), local).toBe(false)
})
