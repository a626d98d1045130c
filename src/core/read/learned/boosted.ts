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

/** The sum of the leaves that `count` trees from the tree `first` on give to a row of inputs, in log-odds. */
export function sumTrees(trees: Int16Array, { first, count }: TreeRun, inputs: Int16Array): number {
  let sum = 0
  const end = (first + count) * treeSize
  for (let tree = first * treeSize; tree < end; tree += treeSize) {
    let at = 0
    while (at < questions) at = 2 * at + (inputs[trees[tree + 2 * at]] > trees[tree + 2 * at + 1] ? 2 : 1)
    sum += trees[tree + questions + at]
  }
  return sum * leafStep
}

/** Some trees that stand beside each other. */
export type TreeRun = { readonly first: number; readonly count: number }
