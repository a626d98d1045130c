import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom } from '../math/random.ts'
import { makeScorer, parseModel } from './model.ts'
import { valueTables } from './report/value-tables.ts'
import { trainModel } from './train.ts'

const random = makeRandom(31)
const rows = Array.from({ length: 600 }, (_, at) => {
  const [site, company] = [random() < 0.5, random() < 0.5]
  const won = random() < 1 / (1 + Math.exp(1.6 - 1.6 * Number(site) - 0.8 * Number(company)))
  return { site: site ? `firma${at}.kz` : '', company: company ? `Фирма ${at}` : ['', 'нет'][at % 2]!, at, won }
})
const input = trainingInput(
  {
    Сайт: rows.map(({ site }) => site),
    Компания: rows.map(({ company }) => company),
    Сделка: rows.map(({ at }) => `L-${at}`),
  },
  Float64Array.from(rows, ({ won }) => Number(won)),
)

describe('columns whose values are all different', () => {
  const { model, ignored, used } = trainModel({ ...input, keepLeaks: true })

  it('tell whether there is a value, and without blanks nothing', () => {
    expect(model.skill).toBe(true)
    expect(model.inputs.map(({ encoding: { column, derive } }) => [column, derive])).toEqual([
      ['Сайт', 'given or not'],
      ['Компания', 'given or not'],
    ])
    expect(ignored.map(({ column, code }) => [column, code])).toEqual([['Сделка', 'identifier']])
  })

  it('leave no value of theirs in the model', () => {
    expect(JSON.stringify(model)).not.toMatch(/firma\d|Фирма \d/)
  })

  it('give reasons that say "given", or nothing', () => {
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(model))))
    const reason = (row: Record<string, string | number>) =>
      scorer.score(row).contributions.find(({ column }) => column === 'Сайт')!
    expect(reason({ Сайт: 'www.new.ru' })).toMatchObject({ value: 'given' })
    expect(reason({ Сайт: 17 })).toMatchObject({ value: 'given' })
    expect(reason({ Сайт: 'нет' })).toMatchObject({ value: null })
    expect(reason({ Сайт: 'new.ru' }).points).toBeGreaterThan(0.4)
    expect(reason({ Сайт: '' }).points).toBeLessThan(-0.4)
    expect(reason({}).points).toBe(reason({ Сайт: '' }).points)
  })

  it('stand in what sells as given and unknown', () => {
    const [table] = valueTables(model, used, input)
    expect(table!.column).toBe('Сайт')
    expect(table!.lines.map(({ value }) => value)).toEqual(['given', 'unknown'])
  })

  it('are not made of a few blanks', () => {
    const nearlyFull = rows.map(({ at }) => (at < 4 ? '' : `L-${at}`))
    const trained = trainModel({ ...trainingInput({ ...cellsOf(), Сделка: nearlyFull }, input.outcomes), seed: 2 })
    expect(trained.ignored.map(({ column }) => column)).toContain('Сделка')
  })
})

const cellsOf = (): Record<string, string[]> => ({ Сайт: rows.map(({ site }) => site) })
