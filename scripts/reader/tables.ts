import { withTopics } from '../../src/core/read/learned/features.ts'
import type { SparseRows } from './linear-svm.ts'
import { type Answer, clauseAnswers, documentAnswers, type Sample } from './samples.ts'
import { clauseParts, documentParts, type Part } from './text-parts.ts'

/** Rows of one model with their labels; `owner` is the number of the sample a row belongs to. */
export type Table = {
  readonly rows: SparseRows
  readonly keys: Int32Array
  readonly labels: Uint8Array
  readonly labelCount: number
  readonly owner: Int32Array
}

export type Tables = { readonly document: Table; readonly clause: Table }

/** A feature must stand in so many messages, or clauses. */
const least = { document: 6, clause: 8 } as const

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

/** Features and answers of all messages and of all their clauses. */
export function makeTables(samples: readonly Sample[]): Tables {
  const cut = samples.map(({ message, clauses }) => withTopics(message, clauses))
  return {
    document: tableOf({
      texts: cut.map(documentParts),
      least: least.document,
      labels: samples.map(documentAnswers),
      owner: [...samples.keys()],
    }),
    clause: tableOf({
      texts: cut.flatMap((one) => one.clauses.map((_, index) => clauseParts(one, index))),
      least: least.clause,
      labels: samples.flatMap(clauseAnswers),
      owner: samples.flatMap(({ clauses }, index) => clauses.map(() => index)),
    }),
  }
}
