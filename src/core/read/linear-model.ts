import { AppError } from '../app-error.ts'
import type { FeatureSink } from './features.ts'

/**
 * Linear separators over hashed features, one per label, in bytes. A byte b stands for the weight sign(b) × (b / 127)² × scale
 * of its label: small weights, which are many, keep more of their size than by equal steps.
 */
export type LinearModel = {
  readonly labelCount: number
  /** Open addressing table: feature number to row; -1 is empty. */
  readonly slots: Int32Array
  readonly keys: Uint32Array
  /** weights[row * labelCount + label] */
  readonly weights: Int8Array
  readonly scales: Float32Array
  /** Weights as numbers, row by row; a row is worked out when it is first met (`known`), so that loading is quick. */
  readonly values: Float32Array
  readonly known: Uint8Array
  /** The last text that touched a row: counts each feature once without a set. */
  readonly seen: Int32Array
  readonly stamp: { value: number }
}

/** What a model file holds of one model. */
export type LinearPart = {
  readonly labelCount: number
  readonly keys: Uint32Array
  readonly weights: Int8Array
  readonly scales: Float32Array
}

/** Builds the table of a model from its file's parts. */
export function makeLinearModel({ labelCount, keys, weights, scales }: LinearPart): LinearModel {
  if (weights.length !== keys.length * labelCount || scales.length !== labelCount)
    throw new AppError('internal', 'reader_weights_broken', 'The weights of the reader do not fit together.')
  let size = 1024
  while (size < keys.length * 1.7) size *= 2
  const slots = new Int32Array(size).fill(-1)
  for (let row = 0; row < keys.length; row += 1) {
    let slot = keys[row] & (size - 1)
    while (slots[slot] >= 0) slot = (slot + 1) & (size - 1)
    slots[slot] = row
  }
  return {
    labelCount,
    slots,
    keys,
    weights,
    scales,
    values: new Float32Array(weights.length),
    known: new Uint8Array(keys.length),
    seen: new Int32Array(keys.length),
    stamp: { value: 0 },
  }
}

/** The weight that a byte stands for, before the scale of its label. */
export const squares = Float64Array.from({ length: 256 }, (_, at) => Math.sign(at - 128) * ((at - 128) / 127) ** 2)

/** The byte that stands best for a weight of at most 1. */
export const byteOf = (weight: number): number => Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight)) * 127)

function rowOf({ slots, keys }: LinearModel, feature: number): number {
  const last = slots.length - 1
  for (let slot = feature & last; slots[slot] >= 0; slot = (slot + 1) & last)
    if (keys[slots[slot]] === feature) return slots[slot]
  return -1
}

function workOut({ labelCount, weights, scales, values, known }: LinearModel, row: number): void {
  const base = row * labelCount
  for (let label = 0; label < labelCount; label += 1)
    values[base + label] = squares[weights[base + label] + 128] * scales[label]
  known[row] = 1
}

/** The features of one text in the order they came. */
export type FeatureList = { readonly features: readonly number[]; readonly weights: readonly number[] }

/** Scores one text by its features: each known one counts once, and the vector of the known ones has length 1. */
export function scoreText(model: LinearModel, lists: readonly FeatureList[]): Float64Array {
  const { labelCount, values, known, seen } = model
  const scores = new Float64Array(labelCount)
  model.stamp.value = (model.stamp.value % 0x7fffffff) + 1
  const stamp = model.stamp.value
  let norm = 0
  for (const list of lists)
    for (let at = 0; at < list.features.length; at += 1) {
      const row = rowOf(model, list.features[at])
      if (row < 0 || seen[row] === stamp) continue
      seen[row] = stamp
      if (known[row] === 0) workOut(model, row)
      const weight = list.weights[at]
      norm += weight * weight
      const base = row * labelCount
      for (let label = 0; label < labelCount; label += 1) scores[label] += values[base + label] * weight
    }
  const unit = norm > 0 ? 1 / Math.sqrt(norm) : 0
  for (let label = 0; label < labelCount; label += 1) scores[label] *= unit
  return scores
}

/** Collects what an emitter of features gives. */
export function listFeatures(emit: (sink: FeatureSink) => void): FeatureList {
  const features: number[] = []
  const weights: number[] = []
  emit((feature, weight) => {
    features.push(feature)
    weights.push(weight)
  })
  return { features, weights }
}
