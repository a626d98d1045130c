import { AppError } from '../../app-error.ts'
import type { FeatureSink } from './features.ts'

/**
 * Linear separators over hashed features, one per label, in bytes. A byte b stands for the weight sign(b) × (b / 127)² × scale
 * of its label: small weights, which are many, keep more of their size than by equal steps.
 */
export type LinearModel = {
  readonly labelCount: number
  /** weights[row * labelCount + label] */
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly index: FeatureIndex
  /** Where a slot of the index holds the row of the feature. */
  readonly column: number
}

/**
 * The features that any of the models knows, by open addressing. A slot holds what is asked of a feature side by side, since the
 * processor waits for each place of memory anew: the feature (0 in an empty slot), its row in each model (-1 where that does not know
 * it), and the last text that counted it.
 */
export type FeatureIndex = {
  readonly slots: Int32Array
  readonly width: number
  /** The number of the last slot: one below a power of two. */
  readonly last: number
  readonly stamp: { value: number }
}

/** What a model file holds of one model. */
export type LinearPart = {
  readonly labelCount: number
  readonly keys: Int32Array
  readonly weights: Int8Array
  readonly scales: Float32Array
}

/** Where the slot of a feature begins, or the empty one where it would lie. */
function slotOf({ slots, width, last }: FeatureIndex, feature: number): number {
  let slot = feature & last
  while (slots[slot * width] !== feature && slots[slot * width] !== 0) slot = (slot + 1) & last
  return slot * width
}

function emptyIndex(parts: readonly LinearPart[]): FeatureIndex {
  const most = parts.reduce((sum, { keys }) => sum + keys.length, 0)
  let size = 1024
  while (size < most * 1.7) size *= 2
  const width = parts.length + 2
  return { slots: new Int32Array(size * width), width, last: size - 1, stamp: { value: 0 } }
}

/** Builds the models of some parts, with one index of their features: a feature is looked up once for all of them. */
export function makeLinearModels(parts: readonly LinearPart[]): {
  readonly index: FeatureIndex
  readonly models: readonly LinearModel[]
} {
  for (const { labelCount, keys, weights, scales } of parts)
    if (weights.length !== keys.length * labelCount || scales.length !== labelCount)
      throw new AppError('internal', 'reader_weights_broken', 'The weights of the reader do not fit together.')
  const index = emptyIndex(parts)
  const { slots } = index
  for (const [part, { keys }] of parts.entries())
    for (let row = 0; row < keys.length; row += 1) {
      const slot = slotOf(index, keys[row])
      if (slots[slot] === 0) slots.fill(-1, slot + 1, slot + 1 + parts.length)
      slots[slot] = keys[row]
      slots[slot + 1 + part] = row
    }
  const models = parts.map(({ labelCount, weights, scales }, part) => ({
    labelCount,
    weights,
    scales,
    index,
    column: 1 + part,
  }))
  return { index, models }
}

/** The weight that a byte stands for, before the scale of its label. */
export const squares = Float64Array.from({ length: 256 }, (_, at) => Math.sign(at - 128) * ((at - 128) / 127) ** 2)

/** The byte that stands best for a weight of at most 1. */
export const byteOf = (weight: number): number => Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight)) * 127)

/** The rows of weights that a text adds up: where each begins, and how much it counts. */
type Addends = { readonly starts: number[]; readonly amounts: number[]; size: number }

/**
 * A sheet on which features are noted: those that some model knows, by where their slot in the index begins, in the order they came. It is
 * used for one text after another, so that a text leaves no garbage; what lies behind `size` is of an earlier one.
 */
export type FeatureSheet = {
  readonly slots: number[]
  readonly weights: number[]
  size: number
  /** Where a model collects the rows it will add up: two short loops run twice as fast as one in the other. */
  readonly addends: Addends
}

export const blankSheet = (): FeatureSheet => ({
  slots: [],
  weights: [],
  size: 0,
  addends: { starts: [], amounts: [], size: 0 },
})

/** Notes what an emitter of features gives, as far as a model knows it. */
export const notesOn =
  (sheet: FeatureSheet, index: FeatureIndex): FeatureSink =>
  (feature, weight) => {
    const slot = slotOf(index, feature)
    if (index.slots[slot] === 0) return
    sheet.slots[sheet.size] = slot
    sheet.weights[sheet.size] = weight
    sheet.size += 1
  }

/**
 * What a text has gathered of a model: the squared length of its features, then the sum of their rows by label. The squares of
 * words add up even where two words share letters, so that what a word brings can be worked out once.
 */
export type Tally = Float64Array

export const emptyTally = ({ labelCount }: LinearModel): Tally => new Float64Array(1 + labelCount)

/** Adds up the weighted rows of a model by label. */
function addRows({ labelCount, weights }: LinearModel, { starts, amounts, size }: Addends, tally: Tally): void {
  for (let at = 0; at < size; at += 1) {
    const base = starts[at] - 1
    const amount = amounts[at]
    for (let label = 1; label <= labelCount; label += 1) tally[label] += squares[weights[base + label] + 128] * amount
  }
}

/** Adds what is noted in some runs of a sheet, each feature once. */
export function addNotes(model: LinearModel, sheet: FeatureSheet, { runs, tally }: Gathering): void {
  const { labelCount, index, column } = model
  const { slots, width, stamp } = index
  const { addends } = sheet
  stamp.value = (stamp.value % 0x7fffffff) + 1
  const text = stamp.value
  let norm = 0
  addends.size = 0
  for (const { from, to } of runs)
    for (let at = from; at < to; at += 1) {
      const slot = sheet.slots[at]
      const row = slots[slot + column]
      if (row < 0 || slots[slot + width - 1] === text) continue
      slots[slot + width - 1] = text
      const weight = sheet.weights[at]
      norm += weight * weight
      addends.starts[addends.size] = row * labelCount
      addends.amounts[addends.size] = weight
      addends.size += 1
    }
  tally[0] += norm
  addRows(model, addends, tally)
}

/** The scores of a text: its sums, scaled to length one. */
export function scoresOf({ labelCount, scales }: LinearModel, tally: Tally): Float64Array {
  const scores = new Float64Array(labelCount)
  const unit = tally[0] > 0 ? 1 / Math.sqrt(tally[0]) : 0
  for (let label = 0; label < labelCount; label += 1) scores[label] = tally[1 + label] * unit * scales[label]
  return scores
}

/** Part of a sheet; `to` is exclusive. */
export type SheetRun = { readonly from: number; readonly to: number }

/** What is to be added to what. */
type Gathering = { readonly runs: readonly SheetRun[]; readonly tally: Tally }
