import { expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { rowOf } from './feature-row.ts'
import { makeScorer } from './model.ts'
import { asModelColumns } from './read-columns.ts'
import { trainModel } from './train.ts'

const named = (...columns: string[]) => columns.map((column) => ({ column }))

it('a column that differs in case and outer blanks alone is the one of the training', () => {
  expect(asModelColumns(['БЮДЖЕТ', ' city ', 'other'], named('Бюджет', 'City'))).toEqual(['Бюджет', 'City', 'other'])
  // A column that the model knows as it stands is that one, and of two others the first.
  expect(asModelColumns(['city', 'CITY'], named('city', 'City'))).toEqual(['city', 'City'])
  expect(asModelColumns(['CITY', 'cITY'], named('City'))).toEqual(['City', 'cITY'])
})

it('columns named like what every object inherits are columns, and unknown where a table lacks them', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const outcomes = Float64Array.from({ length: 200 }, (_, row) => Number(row % 4 !== 0 && row % 2 === 1))
  const column = Array.from(outcomes, (_, row) => (row % 2 ? 'yes' : 'no'))
  const input = trainingInput({}, outcomes)
  const { model } = trainModel({
    ...input,
    table: { columns: names, cells: [column, column, column] },
    keepLeaks: true,
  })
  const scorer = makeScorer(model)
  const score = (...cells: string[]) => scorer.score(rowOf(names.slice(0, cells.length), cells))
  expect(score('yes', 'yes', 'yes').contributions.map(({ column: name, value }) => [name, value])).toEqual(
    expect.arrayContaining(names.map((name) => [name, 'yes'])),
  )
  expect(score('yes', 'yes', 'yes').probability).toBeGreaterThan(score('no', 'no', 'no').probability)
  expect(score()).toEqual(score('', '', ''))
})
