import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../../test/support/training-input.ts'
import { makeRandom } from '../../math/random.ts'
import { trainModel } from '../train.ts'
import { valueTables, type ValueTable } from './value-tables.ts'

const random = makeRandom(11)
const pick = <T>(values: readonly T[]): T => values[Math.floor(values.length * random())]!
const rows = Array.from({ length: 300 }, () => {
  const source = pick(['по рекомендации', 'реклама', 'веб-сайт', 'холодный звонок'])
  const visits = Math.floor(6 * random())
  const won = random() < (source === 'по рекомендации' ? 0.6 : 0.2) + 0.03 * visits
  const hour = String(Math.floor(24 * random())).padStart(2, '0')
  const day = String(1 + Math.floor(28 * random())).padStart(2, '0')
  return { source, visits: String(visits), created: `2025-03-${day} ${hour}:15`, share: random().toFixed(3), won }
})
const input = trainingInput(
  {
    Источник: rows.map(({ source }) => source),
    visits: rows.map(({ visits }) => visits),
    created: rows.map(({ created }) => created),
    share: rows.map(({ share }) => share),
  },
  Float64Array.from(rows, ({ won }) => (won ? 1 : 0)),
)

describe('value tables', () => {
  const { model, used } = trainModel(input)
  const tables = valueTables(model, used, input)
  const of = (column: string, reading: ValueTable['reading'] = null): ValueTable =>
    tables.find((table) => table.column === column && table.reading === reading)!

  it('say a value once, with the points of its own name and of its class', () => {
    const { lines } = of('Источник')
    expect(tables.filter(({ column }) => column === 'Источник')).toHaveLength(1)
    expect(lines.map(({ value }) => value).toSorted()).toEqual([
      'веб-сайт',
      'по рекомендации',
      'реклама',
      'холодный звонок',
    ])
    const points = model.inputs
      .filter(({ encoding }) => encoding.column === 'Источник')
      .map(({ encoding, points: all, mean }) => {
        if (encoding.kind !== 'category') throw new Error('a source is a category')
        return all[encoding.levels.indexOf(encoding.derive === 'category' ? 'по рекомендации' : 'referral')]! - mean
      })
    expect(points).toHaveLength(2)
    expect(lines.find(({ value }) => value === 'по рекомендации')!.points).toBeCloseTo(points[0]! + points[1]!, 9)
  })

  it('do not take a share for whole numbers because one of its cuts is a half', () => {
    const rates = rows.map((_, at) => ['0.2', '0.4', '0.6'][at % 3]!)
    const deals = trainingInput({ rate: rates }, input.outcomes)
    const trained = trainModel(deals)
    const [table] = valueTables(trained.model, trained.used, deals)
    expect(table!.lines.map(({ value }) => value)).toEqual(['below 0.3', '0.3 to 0.5', '0.5 and more'])
  })

  it('name the whole numbers of a bin where its neighbours are far', () => {
    const staff = rows.map((_, at) => ['5', '12', '30', '80', '200'][at % 5]!)
    const deals = trainingInput(
      { staff },
      Float64Array.from(rows, (_, at) => (at % 5 > 1 && at % 7 > 2 ? 1 : 0)),
    )
    const trained = trainModel({ ...deals, keepLeaks: true })
    const [table] = valueTables(trained.model, trained.used, deals)
    expect(table!.lines.map(({ value }) => value)).toEqual([
      'up to 8',
      '9 to 20',
      '21 to 54',
      '55 to 139',
      '140 and more',
    ])
  })

  it('name values as most of the deals write them', () => {
    const towns = rows.map(
      ({ won }, at) => (won ? ['Алматы', 'Алматы', 'алматы'] : ['Астана', 'АСТАНА', 'Астана'])[at % 3]!,
    )
    const wants = rows.map(({ won }, at) => (won === at % 4 > 0 ? 'CRM; Склад' : at % 2 === 0 ? 'Склад' : 'POS; crm'))
    const deals = trainingInput(
      { towns, wants },
      Float64Array.from(rows, ({ won }, at) => (won && at % 5 > 0 ? 1 : 0)),
    )
    const trained = trainModel({ ...deals, keepLeaks: true })
    const values = valueTables(trained.model, trained.used, deals).flatMap(({ lines }) =>
      lines.map(({ value }) => value),
    )
    expect(values).toEqual(expect.arrayContaining(['Алматы', 'Астана', 'CRM']))
    expect(values).not.toContain('алматы')
  })

  it('keep the weekdays of a date apart from its hours', () => {
    const days = of('created', 'weekday').lines.map(({ value }) => value)
    expect(days.toSorted()).toEqual(['fri', 'mon', 'sat', 'sun', 'thu', 'tue', 'wed'])
    for (const { label } of of('created', 'hour').lines) expect(['whole', 'number']).toContain(label.kind)
  })

  it('name whole numbers by whole numbers, both ends among them, and others by their cuts', () => {
    const labels = of('visits').lines.map(({ label }) => label)
    const numbers = labels.flatMap((label) => {
      if (label.kind === 'number') return [label.value]
      if (label.kind !== 'whole') throw new Error(`${label.kind} is no whole number`)
      const [from, to] = [label.from ?? 0, label.to ?? 5]
      return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    })
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5])
    expect(of('share').lines.map(({ label }) => label.kind)).toEqual(
      expect.arrayContaining(['below', 'between', 'from']),
    )
  })
})
