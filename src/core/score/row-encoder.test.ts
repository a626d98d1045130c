import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom } from '../math/random.ts'
import { parseModel } from './model.ts'
import { prepareTable } from './prepare-table.ts'
import { makeRowEncoder } from './row-encoder.ts'
import { trainModel } from './train.ts'

const random = makeRandom(77)
const pick = (values: readonly string[]): string => values[Math.floor(values.length * random())]!
const count = 240
const column = (cell: (row: number) => string): string[] => Array.from({ length: count }, (_, row) => cell(row))
const comma = (): string => (4 * random()).toFixed(1 + Math.floor(3 * random())).replace('.', ',')
const cells = {
  Коэффициент: column(() => comma()),
  Бюджет: column(() =>
    random() < 0.12 ? pick(['не указан', 'неизвестно', 'אין']) : String(Math.floor(1e6 * random())),
  ),
  Площадь: column(() => `${Math.floor(90 * random())} м²`),
  Город: column(() => pick(['Алматы', 'Астана', 'не указан', 'неизвестно', ''])),
  Товары: column(() => JSON.stringify([pick(['кран', 'насос']), pick(['печь', 'окно'])])),
  Виды: column(() => pick(['аренда', 'аренда/ремонт', 'ремонт/аренда', 'ремонт', 'ремонт/выкуп'])),
  Услуги: column(() => pick(['аренда', 'аренда\nремонт', 'ремонт'])),
  Сайт: column((row) => (random() < 0.5 ? `firma${row}.kz` : pick(['', 'нет']))),
}
const outcomes = Float64Array.from({ length: count }, () => Number(random() < 0.4))
const input = trainingInput(cells, outcomes)
const { model } = trainModel({ ...input, keepLeaks: true })
const file = JSON.parse(JSON.stringify(model)) as { inputs: { encoding: Record<string, unknown> }[] }
const parsed = () => {
  const model = parseModel(file)
  if (model.format !== 'assay.model') throw new Error('a learned model is expected')
  return model
}

describe('a row of a model file', () => {
  it('is read as the table of the training was, cell by cell', () => {
    const { inputs } = parsed()
    const { used } = prepareTable(input.table, {
      ignore: new Set(),
      dateColumn: null,
      prior: null,
      directions: new Map(),
      fixed: new Set(),
    })
    const designed = used.flatMap(({ inputs }) => inputs)
    expect(inputs).toHaveLength(designed.length)
    const encode = makeRowEncoder(inputs)
    const codes = new Uint8Array(inputs.length)
    for (let row = 0; row < count; row += 1) {
      encode(Object.fromEntries(Object.entries(cells).map(([name, list]) => [name, list[row]!])), codes)
      expect([...codes]).toEqual(designed.map((one) => one.codes[row]))
    }
  })

  it('keeps how its column writes numbers and lists', () => {
    const of = (name: string) => file.inputs.find(({ encoding }) => encoding['column'] === name)!.encoding
    expect(of('Коэффициент')).toMatchObject({ decimal: ',' })
    expect((of('Коэффициент')['range'] as number[])[1]).toBeLessThanOrEqual(4)
    expect(of('Площадь')).toMatchObject({ unit: 'м2' })
    expect(of('Товары')).toMatchObject({ split: 'array' })
    expect(of('Виды')).toMatchObject({ split: 'slash' })
    expect(of('Услуги')).toMatchObject({ split: 'lines' })
    expect((of('Город')['levels'] as string[]).toSorted()).toEqual(['алматы', 'астана', 'неизвестно'])
  })

  it('of a way of writing that is not known is refused', () => {
    for (const [name, value] of [
      ['decimal', ';'],
      ['unit', 7],
      ['split', 'tabs'],
    ] as const) {
      const broken = structuredClone(file)
      const at = broken.inputs.findIndex(({ encoding }) => encoding['kind'] === (name === 'split' ? 'item' : 'number'))
      broken.inputs[at]!.encoding[name] = value
      expect(() => parseModel(broken)).toThrow(
        expect.objectContaining({ place: { field: `inputs[${at}].encoding.${name}` } }),
      )
    }
  })
})

describe('a model of before', () => {
  it('reads cells as when it was trained', () => {
    const number = {
      kind: 'number',
      column: 'n',
      derive: 'number',
      cuts: [10],
      coarse: [0, 1],
      scale: [0, 1],
      range: [0, 20],
    } as const
    const level = { kind: 'category', column: 'c', derive: 'category', levels: ['не указан', 'город'] } as const
    const item = { kind: 'item', column: 'i', derive: 'items', item: 'a/b' } as const
    const rest = { bins: [], points: [], slope: null, mean: 0, prior: null, within: 0, hidden: 0 }
    const encode = makeRowEncoder([number, level, item].map((encoding) => ({ encoding, ...rest })))
    const codes = new Uint8Array(3)
    encode({ n: '2,501', c: 'Не указан', i: 'x; a/b' }, codes)
    expect([...codes]).toEqual([1, 0, 1])
    encode({ n: '2.501', c: 'нет данных', i: 'a' }, codes)
    expect([...codes]).toEqual([0, 3, 0])
  })
})
