import type { FeatureRow } from './feature-row.ts'
import type { InputPoints } from './fitted-model.ts'
import { categoryOf, itemsOf, numberOf } from './table/derive.ts'
import { type Encoding, missingCode } from './table/encoding.ts'
import { binOf } from './table/read-inputs.ts'

/** Writes the codes of a row into `codes`; gives the number of values outside of what training saw. */
export type RowEncoder = (row: FeatureRow, codes: Uint8Array) => number

type Step = (row: FeatureRow, codes: Uint8Array) => number

const textOf = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : String(value)

function numberStep(encoding: Extract<Encoding, { kind: 'number' }>, at: number): Step {
  const { column, derive, cuts, range } = encoding
  const missing = missingCode(encoding)
  const margin = (range[1] - range[0]) * 0.1
  return (row, codes) => {
    const raw = row[column]
    const value = typeof raw === 'number' && derive === 'number' ? raw : numberOf(textOf(raw), derive, encoding)
    codes[at] = Number.isNaN(value) ? missing : binOf(cuts, value)
    return value < range[0] - margin || value > range[1] + margin ? 1 : 0
  }
}

function categoryStep(encoding: Extract<Encoding, { kind: 'category' }>, at: number): Step {
  const { column, derive, levels } = encoding
  const codeOf = new Map(levels.map((level, index) => [level, index]))
  const missing = missingCode(encoding)
  // Cells that need no reading: empty ones, and those that are a level as they stand.
  const asTheyStand = new Map(
    levels.flatMap((level, index) => (categoryOf(level, derive) === level ? [[level, index]] : [])),
  )
  asTheyStand.set('', missing)
  const read = (cell: string): number => {
    const name = categoryOf(cell, derive)
    // Words of absence that were a level when the model was trained are that level.
    return name === null ? (codeOf.get(cell.trim().toLowerCase()) ?? missing) : (codeOf.get(name) ?? levels.length)
  }
  return (row, codes) => {
    const cell = textOf(row[column])
    const code = asTheyStand.get(cell) ?? read(cell)
    codes[at] = code
    return code === levels.length ? 1 : 0
  }
}

type ItemEncoding = Extract<Encoding, { kind: 'item' }>

function itemsStep(encodings: readonly { readonly encoding: ItemEncoding; readonly at: number }[]): Step {
  const { column, derive, split } = encodings[0]!.encoding
  return (row, codes) => {
    const items = itemsOf(textOf(row[column]), derive, split)
    for (const { encoding, at } of encodings) codes[at] = items.has(encoding.item) ? 1 : 0
    return 0
  }
}

/** Compiles the encodings of a model, so that each cell is parsed once a reading. */
export function makeRowEncoder(inputs: readonly InputPoints[]): RowEncoder {
  const steps: Step[] = []
  const items = new Map<string, { encoding: ItemEncoding; at: number }[]>()
  for (const [at, { encoding }] of inputs.entries()) {
    if (encoding.kind === 'number') steps.push(numberStep(encoding, at))
    else if (encoding.kind === 'category') steps.push(categoryStep(encoding, at))
    else {
      const key = `${encoding.derive}\n${encoding.column}`
      const list = items.get(key) ?? []
      list.push({ encoding, at })
      items.set(key, list)
    }
  }
  for (const list of items.values()) steps.push(itemsStep(list))
  return (row, codes) => {
    let strange = 0
    for (const step of steps) strange += step(row, codes)
    return strange
  }
}
