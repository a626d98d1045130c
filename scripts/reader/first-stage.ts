import { clausesOf, type Clause } from '../../src/core/read/clauses.ts'
import { clauseLabels, documentLabels, type Evidence } from '../../src/core/read/evidence.ts'
import { emitDocument, emitInPlace, type FeatureSink } from '../../src/core/read/features.ts'
import type { LinearPart } from '../../src/core/read/linear-model.ts'
import { type Message, readWords } from '../../src/core/read/words.ts'
import type { LabelledMessage } from './corpus.ts'
import { scoreRow, type SparseRows, trainSeparators } from './linear-svm.ts'

export type Sample = {
  readonly row: LabelledMessage
  readonly message: Message
  readonly clauses: readonly Clause[]
}

type Bag = ReadonlyMap<number, number>

/** Rows of one model with their labels; `owner` is the number of the sample a row belongs to. */
type Table = {
  readonly rows: SparseRows
  readonly keys: Uint32Array
  readonly labels: Uint8Array
  readonly labelCount: number
  readonly owner: Int32Array
}

export type Tables = { readonly document: Table; readonly clause: Table }

/** The knobs of the first stage, chosen on held-out files. */
export const settings = {
  document: { least: 3, cost: 0.3, epochs: 8 },
  clause: { least: 3, cost: 0.6, epochs: 8 },
} as const

/** Cuts the messages of the corpus into words and clauses. */
export const makeSamples = (corpus: readonly LabelledMessage[]): readonly Sample[] =>
  corpus.map((row) => {
    const message = readWords(row.text)
    return { row, message, clauses: clausesOf(message.words) }
  })

function bagOf(emit: (sink: FeatureSink) => void): Bag {
  const bag = new Map<number, number>()
  emit((feature, weight) => {
    if (!bag.has(feature)) bag.set(feature, weight)
  })
  return bag
}

/** Features that stand in at least `least` rows, numbered. */
function vocabularyOf(bags: readonly Bag[], least: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const bag of bags) for (const feature of bag.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const numbers = new Map<number, number>()
  for (const [feature, count] of counts) if (count >= least) numbers.set(feature, numbers.size)
  return numbers
}

function rowsOf(bags: readonly Bag[], numbers: ReadonlyMap<number, number>): SparseRows {
  let size = 0
  for (const bag of bags) for (const feature of bag.keys()) if (numbers.has(feature)) size += 1
  const rows = {
    starts: new Int32Array(bags.length + 1),
    features: new Int32Array(size),
    values: new Float32Array(size),
  }
  let at = 0
  for (const [index, bag] of bags.entries()) {
    const first = at
    let norm = 0
    for (const [feature, weight] of bag) {
      const number = numbers.get(feature)
      if (number === undefined) continue
      rows.features[at] = number
      rows.values[at] = weight
      norm += weight * weight
      at += 1
    }
    const unit = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let k = first; k < at; k += 1) rows.values[k] *= unit
    rows.starts[index + 1] = at
  }
  return rows
}

function tableOf(bags: readonly Bag[], least: number, labels: readonly (readonly boolean[])[], owner: number[]): Table {
  const numbers = vocabularyOf(bags, least)
  const labelCount = labels[0].length
  const flat = new Uint8Array(labels.length * labelCount)
  labels.forEach((row, index) => row.forEach((yes, label) => (flat[index * labelCount + label] = yes ? 1 : 0)))
  return {
    rows: rowsOf(bags, numbers),
    keys: Uint32Array.from(numbers.keys()),
    labels: flat,
    labelCount,
    owner: Int32Array.from(owner),
  }
}

/** The answers of a message, in the order of `documentLabels`. */
export function documentAnswers({ row }: Sample): readonly boolean[] {
  const held = new Set<string>(row.signals.map(({ signal }) => signal))
  if (row.nonbuyer) held.add('nonbuyer').add(row.nonbuyer)
  held.add(row.authority)
  if (row.rank >= 2) held.add('rank2')
  if (row.rank >= 3) held.add('rank3')
  if (row.deadline) held.add('deadline')
  if (row.next_step) held.add('next_step')
  return documentLabels.map((label) => held.has(label))
}

type LabelledSpan = { readonly label: string; readonly start: number; readonly end: number }

/** The labelled quotes of a message as spans of its text. */
export function spansOf({ text, signals, deadline, next_step }: LabelledMessage): readonly LabelledSpan[] {
  const quotes = signals.map(({ signal, quote }) => ({ label: signal as string, quote }))
  if (deadline) quotes.push({ label: 'deadline', quote: deadline.quote })
  if (next_step) quotes.push({ label: 'next_step', quote: next_step.quote })
  return quotes.flatMap(({ label, quote }) => {
    const start = text.indexOf(quote)
    return start < 0 ? [] : [{ label, start, end: start + quote.length }]
  })
}

function clauseAnswers({ row, message, clauses }: Sample): readonly (readonly boolean[])[] {
  const spans = spansOf(row)
  return clauses.map(({ from, to }) => {
    const start = message.words[from].start
    const end = message.words[to - 1].end
    const held = new Set<string>()
    for (const span of spans) {
      const shared = Math.min(end, span.end) - Math.max(start, span.start)
      if (shared >= 0.5 * Math.min(end - start, span.end - span.start)) held.add(span.label)
    }
    return clauseLabels.map((label) => held.has(label))
  })
}

/** Features and answers of all messages and of all their clauses. */
export function makeTables(samples: readonly Sample[]): Tables {
  const whole = samples.map(({ message, clauses }) => bagOf((sink) => emitDocument(message, clauses, sink)))
  const parts = samples.flatMap(({ message, clauses }) =>
    clauses.map((_, index) => bagOf((sink) => emitInPlace(message, clauses, index, sink))),
  )
  const owner = samples.flatMap(({ clauses }, index) => clauses.map(() => index))
  return {
    document: tableOf(whole, settings.document.least, samples.map(documentAnswers), [...samples.keys()]),
    clause: tableOf(parts, settings.clause.least, samples.flatMap(clauseAnswers), owner),
  }
}

export type FirstStage = { readonly document: Float32Array; readonly clause: Float32Array }

function trainOne(table: Table, name: keyof Tables, used: (sample: number) => boolean): Float32Array {
  const { cost, epochs } = settings[name]
  return trainSeparators({
    rows: table.rows,
    use: Int32Array.from([...table.owner.keys()].filter((row) => used(table.owner[row]))),
    featureCount: table.keys.length,
    labelCount: table.labelCount,
    labels: table.labels,
    cost,
    positiveFactor: new Float32Array(table.labelCount).fill(1),
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

/** Weights in bytes: each label has its scale; features that round to nothing for every label are left out. */
export function quantise(table: Table, weights: Float32Array, floor: number): LinearPart {
  const { labelCount, keys } = table
  const scales = new Float32Array(labelCount)
  for (let at = 0; at < weights.length; at += 1)
    scales[at % labelCount] = Math.max(scales[at % labelCount], Math.abs(weights[at]) / 127)
  const kept: number[] = []
  for (let row = 0; row < keys.length; row += 1)
    for (let label = 0; label < labelCount; label += 1)
      if (Math.abs(weights[row * labelCount + label]) > floor * scales[label]) {
        kept.push(row)
        break
      }
  const small = new Int8Array(kept.length * labelCount)
  kept.forEach((row, index) => {
    for (let label = 0; label < labelCount; label += 1)
      small[index * labelCount + label] = Math.round(weights[row * labelCount + label] / scales[label])
  })
  return { labelCount, keys: Uint32Array.from(kept.map((row) => keys[row])), weights: small, scales }
}
