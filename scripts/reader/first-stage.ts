import type { Evidence } from '../../src/core/read/learned/evidence.ts'
import { byteOf, type LinearPart } from '../../src/core/read/learned/linear-model.ts'
import { priorVariances } from './feature-priors.ts'
import { scoreRow, trainSeparators } from './linear-svm.ts'
import type { Table, Tables } from './tables.ts'

/** The knobs of the first stage, chosen on held-out files. */
const settings = {
  document: { cost: 0.4, epochs: 5, positive: 2 },
  clause: { cost: 0.4, epochs: 5, positive: 1.5 },
} as const

export type FirstStage = { readonly document: Float32Array; readonly clause: Float32Array }

function trainOne(table: Table, name: keyof Tables, used: (sample: number) => boolean): Float32Array {
  const { cost, epochs, positive } = settings[name]
  return trainSeparators({
    rows: table.rows,
    use: Int32Array.from([...table.owner.keys()].filter((row) => used(table.owner[row]))),
    featureCount: table.keys.length,
    labelCount: table.labelCount,
    labels: table.labels,
    cost,
    positiveFactor: new Float32Array(table.labelCount).fill(positive),
    priorVariances: priorVariances(table, used),
    epochs,
  })
}

/** Trains both models on some of the samples. */
export const trainFirstStage = (tables: Tables, used: (sample: number) => boolean): FirstStage => ({
  document: trainOne(tables.document, 'document', used),
  clause: trainOne(tables.clause, 'clause', used),
})

/** Scores of some samples by the models: what the reader itself would compute, before rounding. */
export function scoreSamples(tables: Tables, stage: FirstStage, wanted: ReadonlySet<number>): Map<number, Evidence> {
  const found = new Map<number, { document: Float64Array; clauses: Float64Array[] }>()
  for (const sample of wanted) {
    const document = new Float64Array(tables.document.labelCount)
    scoreRow(tables.document.rows, sample, stage.document, document)
    found.set(sample, { document, clauses: [] })
  }
  for (const [row, sample] of tables.clause.owner.entries()) {
    const evidence = found.get(sample)
    if (!evidence) continue
    const scores = new Float64Array(tables.clause.labelCount)
    scoreRow(tables.clause.rows, row, stage.clause, scores)
    evidence.clauses.push(scores)
  }
  return found
}

/** Weights in bytes. The `most` features are kept that move a score most: by their weight and how often they stand. */
export function quantise(table: Table, weights: Float32Array, most: number): LinearPart {
  const { labelCount, keys, rows } = table
  const scales = new Float32Array(labelCount)
  for (let at = 0; at < weights.length; at += 1)
    scales[at % labelCount] = Math.max(scales[at % labelCount], Math.abs(weights[at]))
  const counts = new Float64Array(keys.length)
  for (const feature of rows.features) counts[feature] += 1
  const worth = Float64Array.from(keys, (_, row) => {
    let top = 0
    for (let label = 0; label < labelCount; label += 1)
      top = Math.max(top, Math.abs(weights[row * labelCount + label]) / scales[label])
    return top * Math.sqrt(counts[row])
  })
  const kept = [...worth.keys()].sort((a, b) => worth[b] - worth[a]).slice(0, most)
  const small = new Int8Array(kept.length * labelCount)
  kept.forEach((row, index) => {
    for (let label = 0; label < labelCount; label += 1)
      small[index * labelCount + label] = byteOf(weights[row * labelCount + label] / scales[label])
  })
  return { labelCount, keys: Int32Array.from(kept.map((row) => keys[row])), weights: small, scales }
}
