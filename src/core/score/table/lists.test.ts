import { describe, expect, it } from 'vitest'
import { columnKind } from './column-kind.ts'
import { itemsOf } from './derive.ts'
import { plansOf } from './plan.ts'

const goods = ['кран', 'насос', 'печь', 'окно']
/** Sixty lists of one to three of the goods. */
const lists = Array.from({ length: 60 }, (_, i) =>
  goods.filter((_, at) => at === i % 4 || (i % 3 > 0 && at === (i + 1) % 4) || (i % 5 > 2 && at === (i + 2) % 4)),
)
const itemsIn = (cells: readonly string[]): readonly string[] => {
  const [plan] = plansOf('Товары', columnKind('Товары', cells), cells)
  return [...new Set(cells.flatMap((cell) => [...itemsOf(cell, plan!.derive, plan!.split)]))].toSorted()
}

describe('lists in cells', () => {
  it.each<[string, (list: readonly string[]) => string]>([
    ['commas', (list) => list.join(', ')],
    ['ends of lines', (list) => list.join('\r\n')],
    ['JSON arrays', (list) => JSON.stringify(list)],
    ['arrays in single quotes', (list) => `['${list.join("', '")}']`],
    ['slashes', (list) => list.join('/')],
    ['slashes between blanks', (list) => list.join(' / ')],
  ])('by %s give their items', (_, write) => {
    const cells = lists.map(write)
    expect(columnKind('Товары', cells)).toBe('list')
    expect(itemsIn(cells)).toEqual(goods.toSorted())
  })

  it.each([
    ['units', ['м/с', 'км/ч']],
    ['prices', ['руб/мес', 'тг/мес', 'руб/год']],
    ['answers', ['да/нет', 'да', 'нет', 'нет/да']],
    ['sources', ['google / cpc', 'google / organic', 'yandex / cpc', '(direct) / (none)']],
    ['paths', ['/a/bb', '/bb/a', '/a']],
    ['addresses of pages', ['http://aa/bb', 'http://bb/aa']],
    ['fractions', ['1/2', '2/3', '3/1']],
  ])('are no slashed %s', (_, values) => {
    const cells = lists.map((_, i) => values[i % values.length]!)
    expect(columnKind('Поле', cells)).not.toBe('list')
  })
})
