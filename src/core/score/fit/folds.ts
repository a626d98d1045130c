import { shuffled, type Random } from '../../math/random.ts'

/** A split of rows into those to learn from and those to check on. */
export type Fold = { readonly train: Int32Array; readonly test: Int32Array }

/** `count` random folds with wins spread evenly over them. */
export function stratifiedFolds(outcomes: Float64Array, count: number, random: Random): readonly Fold[] {
  const order = shuffled(outcomes.length, random)
  const foldOf = new Int32Array(outcomes.length)
  let wins = 0
  let losses = 0
  for (const row of order) foldOf[row] = outcomes[row]! > 0.5 ? wins++ % count : count - 1 - (losses++ % count)
  return Array.from({ length: count }, (_, fold) => split(foldOf, fold))
}

function split(foldOf: Int32Array, fold: number): Fold {
  const rows = Int32Array.from(foldOf.keys())
  return { train: rows.filter((row) => foldOf[row] !== fold), test: rows.filter((row) => foldOf[row] === fold) }
}
