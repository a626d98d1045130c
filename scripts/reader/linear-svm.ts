/**
 * Many linear separators over the same sparse rows at once, each an L2-regularised support vector machine with squared
 * hinge loss, by dual coordinate descent (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear
 * SVM", algorithm 1). Weights lie [feature][label], so that one pass over a row serves every label.
 */
export type SparseRows = { readonly starts: Int32Array; readonly features: Int32Array; readonly values: Float32Array }

export type LinearTask = {
  readonly rows: SparseRows
  /** Rows to train on. */
  readonly use: Int32Array
  readonly featureCount: number
  readonly labelCount: number
  /** labels[row * labelCount + label]: 1 yes, 0 no, 255 left out for that label. */
  readonly labels: Uint8Array
  readonly cost: number
  /** Cost factor of the positive rows of each label. */
  readonly positiveFactor: Float32Array
  /** Variance of the prior of each weight, [feature][label]; one in the mean. */
  readonly priorVariances: Float32Array
  readonly epochs: number
}

/** A small generator for the order of rows (Marsaglia's xorshift32). */
function makeOrder(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const kept = order[at]
    order[at] = order[other]
    order[other] = kept
  }
}

/** Scores of one row for every label, into `out`. */
export function scoreRow(rows: SparseRows, row: number, weights: Float32Array, out: Float64Array): void {
  const labelCount = out.length
  out.fill(0)
  for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
    const base = rows.features[at] * labelCount
    const value = rows.values[at]
    for (let label = 0; label < labelCount; label += 1) out[label] += weights[base + label] * value
  }
}

/** By label the squared length of a row whose every value is scaled by the deviation of its weight's prior. */
function squaredLengths({ rows, priorVariances, labelCount }: LinearTask, row: number, lengths: Float64Array): void {
  lengths.fill(0)
  for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
    const base = rows.features[at] * labelCount
    const square = rows.values[at] ** 2
    for (let label = 0; label < labelCount; label += 1) lengths[label] += square * priorVariances[base + label]
  }
}

/** Trains; answers the weights, [feature][label]. */
export function trainSeparators(task: LinearTask): Float32Array {
  const { rows, labelCount, labels, priorVariances } = task
  const weights = new Float32Array(task.featureCount * labelCount)
  const alphas = new Float32Array((rows.starts.length - 1) * labelCount)
  const scores = new Float64Array(labelCount)
  const steps = new Float64Array(labelCount)
  const lengths = new Float64Array(labelCount)
  const order = Int32Array.from(task.use)
  const next = makeOrder(20261121)
  for (let epoch = 0; epoch < task.epochs; epoch += 1) {
    shuffle(order, next)
    for (const row of order) {
      scoreRow(rows, row, weights, scores)
      squaredLengths(task, row, lengths)
      let moved = false
      for (let label = 0; label < labelCount; label += 1) {
        steps[label] = 0
        const answer = labels[row * labelCount + label]
        if (answer === 255) continue
        const sign = answer === 1 ? 1 : -1
        const diagonal = 1 / (2 * task.cost * (answer === 1 ? task.positiveFactor[label] : 1))
        const alpha = alphas[row * labelCount + label]
        const gradient = sign * scores[label] - 1 + alpha * diagonal
        if (alpha === 0 && gradient >= 0) continue
        const after = Math.max(alpha - gradient / (lengths[label] + diagonal), 0)
        if (Math.abs(after - alpha) < 1e-7) continue
        alphas[row * labelCount + label] = after
        steps[label] = (after - alpha) * sign
        moved = true
      }
      if (!moved) continue
      for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
        const base = rows.features[at] * labelCount
        const value = rows.values[at]
        for (let label = 0; label < labelCount; label += 1)
          weights[base + label] += steps[label] * value * priorVariances[base + label]
      }
    }
  }
  return weights
}
