import { makeRandom, mixSeed } from '../../src/core/math/random.ts'
import { leafStep, questions, sumTrees, treeSize } from '../../src/core/read/learned/boosted.ts'
import { fitBoost, type TreeTable } from '../../src/core/score/fit/boost.ts'
import type { Tree } from '../../src/core/score/fit/tree.ts'

/** Chosen on held-out files. */
const growing = { trees: 100, rate: 0.11, maxDepth: 3, minWeight: 5, lambda: 3, rowShare: 0.5, inputShare: 0.15 }
const mostCodes = 32

export type BoostedTask = {
  /** The inputs of every row, on the grid of the trees. */
  readonly inputs: readonly Int16Array[]
  /** Rows to train on. */
  readonly use: readonly number[]
}

/** The trees of one answer: log-odds = base + the leaves of its trees. */
export type Boosted = { readonly base: number; readonly trees: Int16Array }

/** Upper bounds of the bins of one input: at most 32 bins of about equal count. */
function boundsOf(values: Int16Array): readonly number[] {
  const sorted = values.slice().sort()
  const bounds = new Set<number>()
  for (let bin = 1; bin < mostCodes; bin += 1) bounds.add(sorted[Math.floor((bin * sorted.length) / mostCodes)] ?? 0)
  const distinct = new Set(sorted)
  const chosen = distinct.size <= mostCodes ? distinct : bounds
  return [...chosen].sort((a, b) => a - b)
}

const codeOf = (value: number, bounds: readonly number[]): number => {
  let code = 0
  while (code < bounds.length - 1 && value > bounds[code]) code += 1
  return code
}

/** A grown tree as 22 numbers: where it stops early, both sides of a question say the same. */
function pack(tree: Tree, bounds: readonly (readonly number[])[]): readonly number[] {
  const asked: number[] = []
  const leaves: number[] = []
  const level: number[] = [0]
  for (let place = 0; place < 2 * questions + 1; place += 1) {
    const node = level[place]
    const input = tree.feature[node]
    if (place >= questions) {
      leaves.push(Math.round(tree.value[node] / leafStep))
      continue
    }
    if (input < 0) {
      asked.push(0, 32767)
      level.push(node, node)
    } else {
      asked.push(input, bounds[input][tree.threshold[node]])
      level.push(tree.left[node], tree.left[node] + 1)
    }
  }
  return [...asked, ...leaves]
}

/** The codes of some rows. A loop, since there are billions: what a typed array makes of a list and a function takes far longer. */
function codesOf(column: Uint8Array, rows: Uint32Array): Uint8Array {
  const codes = new Uint8Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) codes[at] = column[rows[at]]
  return codes
}

/** Fits boosted trees for each list of answers (1 yes, 0 no, 255 not asked). */
export function fitBoosted({ inputs, use }: BoostedTask, answers: readonly Uint8Array[]): readonly Boosted[] {
  const width = inputs[0].length
  const columns = Array.from({ length: width }, (_, input) => Int16Array.from(use, (row) => inputs[row][input]))
  const bounds = columns.map(boundsOf)
  const codes = columns.map((values, input) => Uint8Array.from(values, (value) => codeOf(value, bounds[input])))
  return answers.map((answer, label) => {
    const asked = Uint32Array.from([...use.keys()].filter((at) => answer[use[at]] !== 255))
    const table: TreeTable = {
      rows: asked.length,
      codes: codes.map((column) => codesOf(column, asked)),
      codeCounts: bounds.map(({ length }) => length),
      cutWays: bounds.map(() => 'order' as const),
      directions: bounds.map(() => 0 as const),
    }
    const outcomes = Float64Array.from(asked, (at) => answer[use[at]])
    const fit = fitBoost(table, outcomes, { ...growing, random: makeRandom(mixSeed(1, label)) })
    const trees = new Int16Array(fit.trees.length * treeSize)
    fit.trees.forEach((tree, index) => trees.set(pack(tree, bounds), index * treeSize))
    return { base: fit.base, trees }
  })
}

/** Log-odds of one row of inputs. */
export const boostedLogit = ({ base, trees }: Boosted, inputs: Int16Array): number =>
  base + sumTrees(trees, { first: 0, count: trees.length / treeSize }, inputs)
