import { expect, it } from 'vitest'
import { priorVariances } from '../../scripts/reader/feature-priors.ts'
import { scoreRow, trainSeparators } from '../../scripts/reader/linear-svm.ts'
import type { Table } from '../../scripts/reader/tables.ts'

/** Forty rows of one label: feature 0 stands in all, 1 where the label holds, 2 where it does not, 3 in one of either. */
function tableOfForty(): Table {
  const rows = Array.from({ length: 40 }, (_, row) => [0, row % 2 === 0 ? 1 : 2, ...(row < 2 ? [3] : [])])
  const starts = Int32Array.from([0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)])
  const features = Int32Array.from(rows.flat())
  return {
    rows: { starts, features, values: new Float32Array(features.length).fill(0.5) },
    keys: Int32Array.of(10, 11, 12, 13),
    labels: Uint8Array.from(rows, (_, row) => (row % 2 === 0 ? 1 : 0)),
    labelCount: 1,
    owner: Int32Array.from(rows.keys()),
  }
}

it('gives the weight of a feature more room the better it tells a label, and one in the mean', () => {
  const table = tableOfForty()
  const [common, holding, lacking, rare] = priorVariances(table, () => true)
  expect(holding).toBeCloseTo(lacking, 5)
  expect(holding).toBeGreaterThan(3 * common)
  expect(rare).toBeCloseTo(common, 5)
  expect((40 * common + 20 * holding + 20 * lacking + 2 * rare) / 82).toBeCloseTo(1, 5)
})

it('learns nothing of rows that it may not use', () => {
  const table = tableOfForty()
  const flipped = { ...table, labels: table.labels.map((yes, row) => (row < 20 ? yes : 1 - yes)) }
  const ofHalf = (one: Table) => priorVariances(one, (sample) => sample < 20)
  expect([...ofHalf(flipped)]).toEqual([...ofHalf(table)])
})

it('a weight of little variance stays small, and the rows are told apart all the same', () => {
  const { rows, labels, keys, labelCount } = tableOfForty()
  const weightsBy = (variances: readonly number[]): Float32Array =>
    trainSeparators({
      rows,
      use: Int32Array.from(labels.keys()),
      featureCount: keys.length,
      labelCount,
      labels,
      cost: 1,
      positiveFactor: Float32Array.of(1),
      priorVariances: Float32Array.from(variances),
      epochs: 50,
    })
  const [even, uneven] = [weightsBy([1, 1, 1, 1]), weightsBy([1, 1, 0.01, 1])]
  expect(even[1]).toBeCloseTo(-even[2], 1)
  expect(Math.abs(uneven[2])).toBeLessThan(Math.abs(even[2]) / 10)
  const score = new Float64Array(1)
  for (const row of [10, 11]) {
    scoreRow(rows, row, uneven, score)
    expect(Math.sign(score[0])).toBe(row % 2 === 0 ? 1 : -1)
  }
})
