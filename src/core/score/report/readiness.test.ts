import { expect, it } from 'vitest'
import type { PreparedColumn } from '../prepare-table.ts'
import { readinessOf } from './readiness.ts'

const column = (name: string, kind: PreparedColumn['kind'], empty: number): PreparedColumn => ({
  column: name,
  kind,
  encodings: [],
  inputs: [],
  missing: Uint8Array.from({ length: 10 }, (_, row) => (row < empty ? 1 : 0)),
})

it('looks at the columns that people filled, not at what was read from their texts', () => {
  const used = [
    column('Сообщение', 'text', 2),
    column('Сообщение · intent', 'number', 8),
    column('Город', 'category', 6),
  ]
  const input = { outcomes: Float64Array.from({ length: 10 }, (_, row) => row % 2), dates: null }
  const readiness = readinessOf(used, ['Сообщение', 'Город'], input)
  expect(readiness.columns.map(({ column: name, filled }) => [name, filled])).toEqual([
    ['Сообщение', 0.8],
    ['Город', 0.4],
  ])
  expect(readiness.hasText).toBe(true)
  expect(readiness.repairs.find(({ code }) => code === 'half_empty')!.columns).toEqual(['Город'])
})
