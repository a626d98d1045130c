/**
 * A binary tree on codes. Node i splits input `feature[i]` (-1 in leaves): codes for which `goesRight` holds go to `left[i] + 1`,
 * others to `left[i]`. `value` is kept at every node, so that a path tells what each split changed.
 */
export type Tree = {
  readonly feature: Int16Array
  readonly threshold: Uint8Array
  readonly left: Int32Array
  readonly value: Float64Array
}

/** A tree with the sum of second derivatives (or of row weights) at every node. */
export type GrownTree = Tree & { readonly weight: Float64Array }

/** A threshold of `alone + code` parts this code from all others; a lesser one parts codes up to it from those above. */
export const alone = 128

/** Whether a code goes to the second child. */
export const goesRight = (code: number, threshold: number): boolean =>
  threshold < alone ? code > threshold : code === threshold - alone

/** The codes that go to the second child, of 0 to 255: the first of them and how many follow it. */
export const rightCodes = (threshold: number): readonly [from: number, more: number] =>
  threshold < alone ? [threshold + 1, 254 - threshold] : [threshold - alone, 0]

/** Adds the tree's values to sums by row. */
export function addTree(sums: Float64Array, tree: Tree, codes: readonly Uint8Array[]): void {
  for (let row = 0; row < sums.length; row += 1) sums[row]! += treeValue(tree, codes, row)
}

/** The leaf value of one row. */
function treeValue(tree: Tree, codes: readonly Uint8Array[], row: number): number {
  let node = 0
  for (let f = tree.feature[0]!; f >= 0; f = tree.feature[node]!)
    node = tree.left[node]! + (goesRight(codes[f]![row]!, tree.threshold[node]!) ? 1 : 0)
  return tree.value[node]!
}

/**
 * Adds to sums by size of leaf and row what the tree says when it is read down to leaves of that weight: a cut with a lighter child is not
 * taken. `leaves` rise.
 */
export function addTreeByLeaf(
  sums: readonly Float64Array[],
  leaves: readonly number[],
  tree: GrownTree,
  codes: readonly Uint8Array[],
): void {
  const { feature, threshold, left, value, weight } = tree
  const rows = sums[0]?.length ?? 0
  for (let row = 0; row < rows; row += 1) {
    let node = 0
    let size = leaves.length - 1
    for (let f = feature[0]!; f >= 0 && size >= 0; f = feature[node]!) {
      const child = left[node]!
      const lighter = Math.min(weight[child]!, weight[child + 1]!)
      for (; size >= 0 && lighter < leaves[size]!; size -= 1) sums[size]![row]! += value[node]!
      node = child + (goesRight(codes[f]![row]!, threshold[node]!) ? 1 : 0)
    }
    for (; size >= 0; size -= 1) sums[size]![row]! += value[node]!
  }
}

/** The tree without cuts that have a child lighter than `least`, nor what lies below them. */
export function prunedTree({ feature, threshold, left, value, weight }: GrownTree, least: number): GrownTree {
  const kept = [0]
  const children: number[] = []
  for (let at = 0; at < kept.length; at += 1) {
    const node = kept[at]!
    const child = left[node]!
    const isCut = feature[node]! >= 0 && Math.min(weight[child]!, weight[child + 1]!) >= least
    children.push(isCut ? kept.length : 0)
    if (isCut) kept.push(child, child + 1)
  }
  return {
    feature: Int16Array.from(kept, (node, at) => (children[at] === 0 ? -1 : feature[node]!)),
    threshold: Uint8Array.from(kept, (node) => threshold[node]!),
    left: Int32Array.from(children),
    value: Float64Array.from(kept, (node) => value[node]!),
    weight: Float64Array.from(kept, (node) => weight[node]!),
  }
}
