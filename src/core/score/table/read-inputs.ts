import { categoryOf, itemsOf, numberOf } from './derive.ts'
import { missingCode, type Encoding, type InputValues } from './encoding.ts'
import type { FeaturePlan } from './plan.ts'

const isNumber = (plan: FeaturePlan): boolean =>
  plan.derive === 'number' || plan.derive === 'length' || plan.derive === 'hour'
const isItems = (plan: FeaturePlan): boolean => plan.derive === 'words' || plan.derive === 'items'

/** Reads the cells of a column as one input. */
export function readInput(plan: FeaturePlan, cells: readonly string[]): InputValues {
  if (isNumber(plan))
    return { kind: 'number', numbers: Float64Array.from(cells, (cell) => numberOf(cell, plan.derive, plan)) }
  if (isItems(plan)) return { kind: 'item', sets: cells.map((cell) => itemsOf(cell, plan.derive, plan.split)) }
  const memo = new Map<string, string | null>()
  const names = cells.map((cell) => {
    let name = memo.get(cell)
    if (name === undefined) {
      name = categoryOf(cell, plan.derive)
      if (memo.size < 10_000) memo.set(cell, name)
    }
    return name
  })
  return { kind: 'category', names }
}

/** The bin of a value among rising cut points: the number of cuts at or below it. */
export function binOf(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The codes of all rows of one encoded input. */
export function encodeColumn(encoding: Encoding, values: InputValues): Uint8Array {
  const missing = missingCode(encoding)
  if (encoding.kind === 'number' && values.kind === 'number')
    return Uint8Array.from(values.numbers, (value) => (Number.isNaN(value) ? missing : binOf(encoding.cuts, value)))
  if (encoding.kind === 'category' && values.kind === 'category') {
    const at = new Map(encoding.levels.map((level, index) => [level, index]))
    const other = encoding.levels.length
    return Uint8Array.from(values.names, (name) => (name === null ? missing : (at.get(name) ?? other)))
  }
  if (encoding.kind === 'item' && values.kind === 'item')
    return Uint8Array.from(values.sets, (set) => (set.has(encoding.item) ? 1 : 0))
  throw new Error('an encoding met values of another kind')
}
