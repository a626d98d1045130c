import { expect, it } from 'vitest'
import type { ModelColumn } from '../fitted-model.ts'
import { readinessOf } from './readiness.ts'

const columns: readonly (ModelColumn & { readonly empty: number })[] = [
  { column: 'Сообщение', kind: 'text', ignored: null, empty: 2 },
  { column: 'Сообщение · intent', kind: 'number', ignored: null, empty: 8 },
  { column: 'Город', kind: 'category', ignored: null, empty: 6 },
  { column: 'Комментарий', kind: 'empty', ignored: 'empty', empty: 10 },
  { column: 'Сайт', kind: 'identifier', ignored: 'identifier', empty: 5 },
  { column: 'Причина отказа', kind: 'category', ignored: 'leak', empty: 7 },
  { column: 'Заметка', kind: 'empty', ignored: 'asked', empty: 9 },
]
const table = {
  columns: columns.map(({ column }) => column),
  cells: columns.map(({ empty }) => Array.from({ length: 10 }, (_, row) => (row < empty ? '' : `value ${row}`))),
}
const outcomes = Float64Array.from({ length: 10 }, (_, row) => row % 2)

it('looks at all columns that people filled, those left out of the model too, not at readings and leaks', () => {
  const readiness = readinessOf(columns, { table, outcomes, dates: null })
  expect(readiness.columns.map(({ column: name, filled }) => [name, filled])).toEqual([
    ['Сообщение', 0.8],
    ['Город', 0.4],
    ['Комментарий', 0],
    ['Сайт', 0.5],
  ])
  expect(readiness.hasText).toBe(true)
  expect(readiness.hasReason).toBe(true)
  expect(readiness.repairs.find(({ code }) => code === 'half_empty')!.columns).toEqual(['Город', 'Комментарий'])
})
