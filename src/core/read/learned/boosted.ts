/**
 * Boosted trees of depth three over the inputs of the second stage, in whole numbers of 16 bits. A tree is 22 of them: an input and
 * a cut for each of its seven questions (the children of question i are 2i + 1 and 2i + 2; more than the cut goes to the second),
 * then its eight leaves.
 */
export const treeSize = 22
export const questions = 7

/** Log-odds of one step of a leaf. */
export const leafStep = 1 / 16384

/** A number as the trees ask for it: in steps of 1/4096, from -8 to 8. */
export const onGrid = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value * 4096)))

/** Where a question leads, without a jump that the processor would have to guess: 2 where the input is more than the cut, else 1. */
const turn = (input: number, cut: number): number => 1 + ((cut - input) >>> 31)

/** The sum of the leaves that `count` trees from the tree `first` on give to a row of inputs, in log-odds. */
export function sumTrees(trees: Int16Array, { first, count }: TreeRun, inputs: Int16Array): number {
  let sum = 0
  const end = (first + count) * treeSize
  for (let tree = first * treeSize; tree < end; tree += treeSize) {
    const second = turn(inputs[trees[tree]], trees[tree + 1])
    const third = 2 * second + turn(inputs[trees[tree + 2 * second]], trees[tree + 2 * second + 1])
    const leaf = 2 * third + turn(inputs[trees[tree + 2 * third]], trees[tree + 2 * third + 1])
    sum += trees[tree + questions + leaf]
  }
  return sum * leafStep
}

/** Some trees that stand beside each other. */
export type TreeRun = { readonly first: number; readonly count: number }
