import { AppError } from '../app-error.ts'
import type { FeatureSink } from './features.ts'

/** Linear separators over hashed features, one per label, in bytes: score = scale × Σ weight × value, per label. */
export type LinearModel = {
  readonly labelCount: number
  /** Open addressing table: feature number to row; -1 is empty. */
  readonly slots: Int32Array
  readonly keys: Uint32Array
  /** weights[row * labelCount + label] */
  readonly weights: Int8Array
  readonly scales: Float32Array
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
  return { labelCount, slots, keys, weights, scales, seen: new Int32Array(keys.length), stamp: { value: 0 } }
}

function rowOf({ slots, keys }: LinearModel, feature: number): number {
  const last = slots.length - 1
  for (let slot = feature & last; slots[slot] >= 0; slot = (slot + 1) & last)
    if (keys[slots[slot]] === feature) return slots[slot]
  return -1
}

/** Scores one text: `emit` gives its features; each known one counts once, and the vector of known ones has length 1. */
export function scoreText(model: LinearModel, emit: (sink: FeatureSink) => void): Float64Array {
  const { labelCount, weights, scales, seen } = model
  const scores = new Float64Array(labelCount)
  model.stamp.value = (model.stamp.value % 0x7fffffff) + 1
  const stamp = model.stamp.value
  let norm = 0
  emit((feature, weight) => {
    const row = rowOf(model, feature)
    if (row < 0 || seen[row] === stamp) return
    seen[row] = stamp
    norm += weight * weight
    const base = row * labelCount
    for (let label = 0; label < labelCount; label += 1) scores[label] += weights[base + label] * weight
  })
  const unit = norm > 0 ? 1 / Math.sqrt(norm) : 0
  for (let label = 0; label < labelCount; label += 1) scores[label] *= unit * scales[label]
  return scores
}
