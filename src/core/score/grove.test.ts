import { expect, it } from 'vitest'
import { makeRandom } from '../math/random.ts'
import { goesRight, type Tree } from './fit/tree.ts'
import { groveOf, makeGroveWalk } from './grove.ts'

const codes = 250

/** A node with two leaves for each of some thresholds, chained by their second child. */
function chainOf(thresholds: readonly number[]): Tree {
  const nodes = thresholds.flatMap((threshold, k) => [
    { feature: k, threshold, left: 2 * k + 1 },
    { feature: -1, threshold: 0, left: 0 },
  ])
  // The order of children is left, right: the leaf comes first.
  const order = [nodes[0]!, ...thresholds.flatMap((_, k) => [nodes[2 * k + 1]!, nodes[2 * k + 2] ?? nodes[1]!])]
  return {
    feature: Int16Array.from(order, ({ feature }) => feature),
    threshold: Uint8Array.from(order, ({ threshold }) => threshold),
    left: Int32Array.from(order, ({ left }) => left),
    value: Float64Array.from(order, (_, node) => node / 8),
  }
}

/** The leaf's value, asked node by node. */
function leafOf(tree: Tree, row: Uint8Array): number {
  let node = 0
  while (tree.feature[node]! >= 0)
    node = tree.left[node]! + Number(goesRight(row[tree.feature[node]!]!, tree.threshold[node]!))
  return tree.value[node]!
}

it('sends every code of every kind of cut to the child that the tree was grown with', () => {
  const random = makeRandom(4)
  const trees = [[0, 127, 128, 255, 47, 175], Array.from({ length: 6 }, () => Math.floor(256 * random()))].map(chainOf)
  const walk = makeGroveWalk(groveOf(trees, 0, 0), [])
  for (let n = 0; n < 2000; n += 1) {
    const row = Uint8Array.from({ length: 6 }, () => Math.floor(codes * random()))
    const parts = new Float64Array(6)
    const roots = walk(row, parts, null)
    const leaves = trees.reduce((sum, tree) => sum + leafOf(tree, row), 0)
    expect(roots + parts.reduce((sum, part) => sum + part, 0)).toBe(leaves)
  }
})

it('gives of a blind input the mean over what past deals have there', () => {
  const random = makeRandom(9)
  const trees = [[0, 127, 128, 47, 20, 175], Array.from({ length: 6 }, () => Math.floor(256 * random()))].map(chainOf)
  const past = Array.from({ length: 40 }, () => Math.floor(codes * random()))
  const below = Float64Array.from({ length: 257 }, (_, code) => past.filter((one) => one < code).length / past.length)
  const walk = makeGroveWalk(groveOf(trees, 0, 0), [null, null, below, null, null, null])
  const answer = (row: Uint8Array, blind: Uint8Array | null): number => {
    const parts = new Float64Array(6)
    return walk(row, parts, blind) + parts.reduce((sum, part) => sum + part, 0)
  }
  for (let n = 0; n < 200; n += 1) {
    const row = Uint8Array.from({ length: 6 }, () => Math.floor(codes * random()))
    const each = past.map((code) => answer(row.with(2, code), null))
    const mean = each.reduce((sum, one) => sum + one, 0) / past.length
    expect(answer(row, Uint8Array.of(0, 0, 1, 0, 0, 0))).toBeCloseTo(mean, 9)
  }
})
