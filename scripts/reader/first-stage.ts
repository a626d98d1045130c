import type { Clause } from '../../src/core/read/clauses.ts'
import { clauseLabels, documentLabels, type Evidence } from '../../src/core/read/learned/evidence.ts'
import {
  countsBeside,
  type CutMessage,
  emitBeside,
  emitNear,
  emitTogether,
  emitWord,
  featureName,
  type FeatureSink,
  neighboursOf,
  type Side,
  withTopics,
} from '../../src/core/read/learned/features.ts'
import { byteOf, type LinearPart } from '../../src/core/read/learned/linear-model.ts'
import { type Message, openMessage, ownClauses } from '../../src/core/read/message.ts'
import { findPatterns, parsePatterns, type PatternHit } from '../../src/core/read/patterns.ts'
import { type LexiconFiles, makeVocabulary } from '../../src/core/read/reader.ts'
import type { Word } from '../../src/core/read/words.ts'
import type { LabelledMessage } from './corpus.ts'
import { scoreRow, type SparseRows, trainSeparators } from './linear-svm.ts'

/** Yes, no, or not asked. */
export type Answer = boolean | null

export type Sample = {
  readonly row: LabelledMessage
  readonly message: Message
  readonly clauses: readonly Clause[]
  readonly patterns: readonly (readonly PatternHit[])[]
}

/** Rows of one model with their labels; `owner` is the number of the sample a row belongs to. */
type Table = {
  readonly rows: SparseRows
  readonly keys: Int32Array
  readonly labels: Uint8Array
  readonly labelCount: number
  readonly owner: Int32Array
}

export type Tables = { readonly document: Table; readonly clause: Table }

/** The knobs of the first stage, chosen on held-out files. */
export const settings = {
  document: { least: 6, cost: 0.6, epochs: 5, positive: 2 },
  clause: { least: 8, cost: 0.6, epochs: 5, positive: 1.5 },
} as const

/** A mark holds one label: where the words of a step or of haste hold a date that is not marked apart, nobody said that it is none. */
const datedBy = { readiness: 'next_step', urgency: 'deadline' } as const

/** A written message with what its author's marks leave open. */
function withOpenDates(row: LabelledMessage, { dates, words }: Message): LabelledMessage {
  if (row.origin !== 'written') return row
  const open = (['readiness', 'urgency'] as const).filter(
    (signal) =>
      row[datedBy[signal]] === null &&
      spansOf(row).some(
        ({ label, start, end }) =>
          label === signal && dates.some(({ from, to }) => words[from].start >= start && words[to - 1].end <= end),
      ),
  )
  if (open.length === 0) return row
  return { ...row, unasked: new Set([...(row.unasked ?? []), ...open.map((signal) => datedBy[signal])]) }
}

/** Cuts the messages of the corpus into words and clauses and finds their patterns. */
export function makeSamples(corpus: readonly LabelledMessage[], lexicons: LexiconFiles): readonly Sample[] {
  const vocabulary = makeVocabulary(lexicons)
  const known = parsePatterns(lexicons.patterns)
  return corpus.map((row) => {
    const message = openMessage(row.text, vocabulary, row.received_at)
    const clauses = ownClauses(message)
    return {
      row: withOpenDates(row, message),
      message,
      clauses,
      patterns: clauses.map((clause) => findPatterns(message, clause, known)),
    }
  })
}

/** One text as the numbers of its features with their weights; what two of its words share stands twice. */
type Row = { readonly features: Int32Array; readonly weights: Float32Array }

/** Numbers features as they come and counts in how many rows each stands. */
type Numbering = { readonly numbers: Map<number, number>; readonly counts: number[]; readonly seen: number[] }

function numberOf({ numbers, counts, seen }: Numbering, feature: number): number {
  const known = numbers.get(feature)
  if (known !== undefined) return known
  const number = counts.length
  numbers.set(feature, number)
  counts.push(0)
  seen.push(-1)
  return number
}

/** What a text says in parts: each word, by its name, and all that its words say together. Within a part a feature counts once. */
type Part = { readonly name: string; readonly emit: (sink: FeatureSink) => void }

function rowOf(numbering: Numbering, mark: number, parts: readonly Part[]): Row {
  const { counts, seen } = numbering
  const features: number[] = []
  const weights: number[] = []
  const told = new Set<string>()
  for (const { name, emit } of parts) {
    if (told.has(name)) continue
    told.add(name)
    const own = new Set<number>()
    emit((feature, weight) => {
      const number = numberOf(numbering, feature)
      if (own.has(number)) return
      own.add(number)
      if (seen[number] !== mark) counts[number] += 1
      seen[number] = mark
      features.push(number)
      weights.push(weight)
    })
  }
  return { features: Int32Array.from(features), weights: Float32Array.from(weights) }
}

/** New numbers for the features that stand in at least `least` rows, -1 for the others. */
function renumber({ counts }: Numbering, least: number): { readonly to: Int32Array; readonly size: number } {
  const to = new Int32Array(counts.length).fill(-1)
  let size = 0
  for (let number = 0; number < counts.length; number += 1)
    if (counts[number] >= least) {
      to[number] = size
      size += 1
    }
  return { to, size }
}

/** The rows beside each other: what stands twice in one is added up, and each is scaled by the length of its parts. */
function packRows(rows: readonly Row[], to: Int32Array): SparseRows {
  const total = rows.reduce((sum, row) => sum + row.features.length, 0)
  const packed = {
    starts: new Int32Array(rows.length + 1),
    features: new Int32Array(total),
    values: new Float32Array(total),
  }
  const places = new Int32Array(to.length).fill(-1)
  let at = 0
  for (const [index, { features, weights }] of rows.entries()) {
    const first = at
    let norm = 0
    for (let k = 0; k < features.length; k += 1) {
      const feature = to[features[k]]
      if (feature < 0) continue
      norm += weights[k] ** 2
      if (places[feature] < first) {
        places[feature] = at
        packed.features[at] = feature
        at += 1
      }
      packed.values[places[feature]] += weights[k]
    }
    const unit = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let k = first; k < at; k += 1) packed.values[k] *= unit
    packed.starts[index + 1] = at
  }
  return packed
}

type TableTask = {
  readonly texts: readonly (readonly Part[])[]
  readonly least: number
  readonly labels: readonly (readonly Answer[])[]
  readonly owner: readonly number[]
}

function tableOf({ texts, least, labels, owner }: TableTask): Table {
  const numbering: Numbering = { numbers: new Map(), counts: [], seen: [] }
  const rows = texts.map((parts, index) => rowOf(numbering, index, parts))
  const { to, size } = renumber(numbering, least)
  const keys = new Int32Array(size)
  for (const [feature, number] of numbering.numbers) if (to[number] >= 0) keys[to[number]] = feature
  const labelCount = labels[0].length
  const flat = new Uint8Array(labels.length * labelCount)
  labels.forEach((row, index) =>
    row.forEach((yes, label) => (flat[index * labelCount + label] = yes === null ? 255 : yes ? 1 : 0)),
  )
  return { rows: packRows(rows, to), keys, labels: flat, labelCount, owner: Int32Array.from(owner) }
}

const isAsked = ({ unasked }: LabelledMessage, label: string): boolean => !unasked?.has(label)

/** The answers of a message, in the order of `documentLabels`. */
export function documentAnswers({ row }: Sample): readonly Answer[] {
  const held = new Set<string>(row.signals.map(({ signal }) => signal))
  if (row.nonbuyer) held.add('nonbuyer').add(row.nonbuyer)
  held.add(row.authority)
  if (row.rank >= 2) held.add('rank2')
  if (row.rank >= 3) held.add('rank3')
  if (row.deadline) held.add('deadline')
  if (row.next_step) held.add('next_step')
  if (row.origin !== 'neutral' && row.id.indexOf('-neutral-') < 0) held.add('inquiry')
  return documentLabels.map((label) => (isAsked(row, label) ? held.has(label) : null))
}

type LabelledSpan = { readonly label: string; readonly start: number; readonly end: number }

/** The labelled quotes of a message as spans of its text. */
export function spansOf({ text, signals, deadline, next_step }: LabelledMessage): readonly LabelledSpan[] {
  const quotes = signals.map(({ signal, quote }) => ({ label: signal as string, quote }))
  if (deadline) quotes.push({ label: 'deadline', quote: deadline.quote })
  if (next_step) quotes.push({ label: 'next_step', quote: next_step.quote })
  return quotes.flatMap(({ label, quote }) => {
    const start = text.toLowerCase().indexOf(quote.toLowerCase())
    return start < 0 ? [] : [{ label, start, end: start + quote.length }]
  })
}

function clauseAnswers({ row, message, clauses }: Sample): readonly (readonly Answer[])[] {
  const spans = spansOf(row)
  return clauses.map(({ from, to }) => {
    const start = message.words[from].start
    const end = message.words[to - 1].end
    const held = new Set<string>(row.nonbuyer ? ['nonbuyer', row.nonbuyer, row.authority] : [row.authority])
    for (const span of spans) {
      const shared = Math.min(end, span.end) - Math.max(start, span.start)
      if (shared >= 0.5 * Math.min(end - start, span.end - span.start)) held.add(span.label)
    }
    return clauseLabels.map((label) => (isAsked(row, label) ? held.has(label) : null))
  })
}

const wordPart = (word: Word): Part => ({ name: featureName(word), emit: (sink) => emitWord(word, sink) })

const besidePart = (word: Word, side: Side): Part => ({
  name: `${side} ${featureName(word)}`,
  emit: (sink) => emitBeside(word, side, sink),
})

const wordsOf = ({ message, clauses }: CutMessage, index: number): readonly Word[] =>
  clauses[index] ? message.words.slice(clauses[index].from, clauses[index].to) : []

/** A whole message: those of its clauses. */
const documentParts = (cut: CutMessage): readonly Part[] => [
  ...cut.clauses.flatMap((_, index) => wordsOf(cut, index).map(wordPart)),
  { name: '', emit: (sink) => cut.clauses.forEach((_, index) => emitTogether(cut, index, sink)) },
]

/** A clause where it stands: its own words and those of its neighbours. */
const clauseParts = (cut: CutMessage, index: number): readonly Part[] => [
  ...wordsOf(cut, index).map(wordPart),
  ...neighboursOf(index).flatMap(({ near, side }) =>
    wordsOf(cut, near)
      .filter(countsBeside)
      .map((word) => besidePart(word, side)),
  ),
  {
    name: '',
    emit: (sink) => {
      emitTogether(cut, index, sink)
      for (const neighbour of neighboursOf(index)) emitNear(cut, neighbour, sink)
    },
  },
]

/** Features and answers of all messages and of all their clauses. */
export function makeTables(samples: readonly Sample[]): Tables {
  const cut = samples.map(({ message, clauses }) => withTopics(message, clauses))
  return {
    document: tableOf({
      texts: cut.map(documentParts),
      least: settings.document.least,
      labels: samples.map(documentAnswers),
      owner: [...samples.keys()],
    }),
    clause: tableOf({
      texts: cut.flatMap((one) => one.clauses.map((_, index) => clauseParts(one, index))),
      least: settings.clause.least,
      labels: samples.flatMap(clauseAnswers),
      owner: samples.flatMap(({ clauses }, index) => clauses.map(() => index)),
    }),
  }
}

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
