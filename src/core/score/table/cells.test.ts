import { describe, expect, it } from 'vitest'
import { parseDate, parseNumber } from './cells.ts'
import { columnKind } from './column-kind.ts'

describe('numbers as people write them', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['$1200', 1200],
    ['15 000 ₸', 15_000],
    ['12 %', 12],
    ['(300)', -300],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['12,000', 12_000],
    ['0,125', 0.125],
    ['abc', null],
    ['12 apples', null],
    ['', null],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value))
})

describe('dates', () => {
  it('reads ISO and dotted dates with weekday and hour', () => {
    expect(parseDate('2026-03-11T10:30:00+05:00')).toMatchObject({ weekday: 3, hour: 10 })
    expect(parseDate('11.03.2026')).toMatchObject({ weekday: 3, hour: null })
    expect(parseDate('2026-13-01')).toBeNull()
  })
})

describe('what a column holds', () => {
  const many = (make: (i: number) => string): string[] => Array.from({ length: 60 }, (_, i) => make(i))
  it.each([
    ['amount', many((i) => `${i * 7} ₸`), 'number'],
    ['id', many((i) => String(i + 1)), 'identifier'],
    ['lead', many((i) => `L-${i}-${i * 13}`), 'identifier'],
    ['colour', many((i) => ['red', 'blue'][i % 2]!), 'category'],
    ['mail', many((i) => `p${i}@example.kz`), 'email'],
    ['телефон', many((i) => `+7701${1_000_000 + i * 37}`), 'phone'],
    ['created', many((i) => `2026-01-${String(1 + (i % 28)).padStart(2, '0')}`), 'date'],
    ['Должность', many((i) => ['директор', 'менеджер'][i % 2]!), 'title'],
    ['text', many((i) => `we need crane number ${i} as soon as possible`), 'text'],
    ['tags', many((i) => (i % 2 ? 'a; b' : 'b; c')), 'list'],
    ['one', many(() => 'same'), 'constant'],
    ['none', many(() => ''), 'empty'],
  ])('%s is %s', (name, cells, kind) => expect(columnKind(name, cells)).toBe(kind))
})
