import { expect, test } from 'vitest'
import { leafStep, onGrid, sumTrees, treeSize } from './boosted.ts'
import { type DecisionModel, decide, encodeTrees, secondStage, treeInputs } from './decision.ts'

/** Asks the first input at the root and the second below it on the right; all other questions send everything left. */
const asks = [0, onGrid(0.5), 0, 32767, 1, onGrid(0), 0, 32767, 0, 32767, 0, 32767, 0, 32767]
const leaves = [1, 0, 0, 0, 2, 0, 3, 0].map((value) => value / leafStep / 100)
const tree = Int16Array.from([...asks, ...leaves.map(Math.round)])

const model: DecisionModel = {
  outputs: ['urgency', 'need'],
  weights: [
    [1, 0.5],
    [-1, 0],
  ],
  bases: [-0.2, 0.4],
  treeCounts: [1, 0],
  concepts: ['price'],
  thresholds: [0.5, 0.5],
}

test('a tree is walked by its questions to one of its eight leaves', () => {
  const at = (first: number, second: number): number =>
    sumTrees(tree, { first: 0, count: 1 }, Int16Array.from([onGrid(first), onGrid(second)]))
  expect(at(0.5, 9)).toBeCloseTo(0.01, 3)
  expect(at(0.6, 0)).toBeCloseTo(0.02, 3)
  expect(at(0.6, 0.1)).toBeCloseTo(0.03, 3)
})

test('an answer is the mean of regression and trees in log-odds', () => {
  const stage = secondStage(model, encodeTrees(tree))
  const decision = decide(stage, Float64Array.from([2]), new Map([['price', 1]]))
  const logit = (1 + 0.5 * 2 - 0.2 + 0.03) / 2
  expect(decision.probability('urgency')).toBeCloseTo(1 / (1 + Math.exp(-logit)), 3)
  expect(decision.yes('urgency')).toBe(true)
  expect(decision.probability('need')).toBeCloseTo(1 / (1 + Math.exp(0.3)), 6)
  expect(decision.yes('need')).toBe(false)
})

test('numbers beyond the grid stand at its end, concepts that are not named count nothing', () => {
  expect([...treeInputs(Float64Array.from([100, -100, 0]), new Map(), ['price'])]).toEqual([32767, -32768, 0, 0])
})

test('trees that do not fit their model are refused', () => {
  const whole = encodeTrees(tree)
  expect(whole.length).toBe(2 * treeSize)
  expect(() => secondStage(model, whole.slice(2))).toThrow(/trees of the reader/)
})
