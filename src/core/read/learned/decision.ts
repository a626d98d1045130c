import { AppError } from '../../app-error.ts'
import { sigmoid } from '../../math/logistic.ts'
import { regressed } from '../../math/ridge-logistics.ts'
import { nonbuyerKinds } from '../reading.ts'
import { onGrid, sumTrees, treeSize } from './boosted.ts'
import { clauseLabels, documentLabels, type Evidence } from './evidence.ts'

/** The second stage: for each thing to decide the mean, in log-odds, of a logistic regression and of boosted trees. */
export type DecisionModel = {
  /** What is decided, in the order of `weights`; each entry of `weights` holds the intercept first. */
  readonly outputs: readonly string[]
  readonly weights: readonly (readonly number[])[]
  /** The log-odds that the trees of each output start from, and how many trees it has. */
  readonly bases: readonly number[]
  readonly treeCounts: readonly number[]
  /** Concepts of the lexicon that only the trees ask for: how often each stands in the message. */
  readonly concepts: readonly string[]
  /** From this probability on the answer is yes. */
  readonly thresholds: readonly number[]
}

/** How sure the second stage is of each thing: probabilities by name. */
export type Decision = { readonly probability: (output: string) => number; readonly yes: (output: string) => boolean }

const ofMessage = new Set<string>(['nonbuyer', ...nonbuyerKinds, 'decides', 'delegated', 'influences', 'none'])
/** Whether a clause has a label from its message: the mean of those says more than their best place. */
const isWholeMessage = clauseLabels.map((label) => ofMessage.has(label))

const clip = (value: number): number => Math.max(-2, Math.min(2, value))

/** The inputs of the second stage: document scores, the best and second best clause, and the sum of the positive ones. */
export function decisionInputs(evidence: Evidence, extra: readonly number[]): Float64Array {
  const clauses = evidence.clauses.slice(0, 400)
  const inputs = new Float64Array(documentLabels.length + 3 * clauseLabels.length + 2 + extra.length)
  for (let label = 0; label < documentLabels.length; label += 1) inputs[label] = clip(evidence.document[label])
  let at = documentLabels.length
  for (let label = 0; label < clauseLabels.length; label += 1) {
    let best = -2
    let second = -2
    let sum = 0
    for (const scores of clauses) {
      const score = scores[label]
      if (score > best) {
        second = best
        best = score
      } else if (score > second) second = score
      sum += isWholeMessage[label] ? score / clauses.length : Math.max(0, score + 0.6)
    }
    inputs[at] = clip(best)
    inputs[at + 1] = clip(second)
    inputs[at + 2] = isWholeMessage[label] ? clip(sum) : clip(Math.log1p(sum))
    at += 3
  }
  const kinds = nonbuyerKinds.map((kind) => evidence.document[documentLabels.indexOf(kind)]).sort((a, b) => b - a)
  inputs[at] = clip(kinds[0])
  inputs[at + 1] = clip(kinds[1])
  inputs.set(extra, at + 2)
  return inputs
}

/** How often each of some concepts is named. */
export type Named = ReadonlyMap<string, number>

/** All that the trees ask for, on their grid: the inputs of the regressions, then the counts of the concepts. */
export function treeInputs(inputs: Float64Array, named: Named, concepts: readonly string[]): Int16Array {
  const grid = new Int16Array(inputs.length + concepts.length)
  for (let at = 0; at < inputs.length; at += 1) grid[at] = onGrid(inputs[at])
  for (let at = 0; at < concepts.length; at += 1) grid[inputs.length + at] = onGrid(named.get(concepts[at]) ?? 0)
  return grid
}

/** The log-odds of an answer by its regression and by its trees, as one. */
export const joined = (regression: number, trees: number): number => (regression + trees) / 2

/** How sure the second stage is of each of its outputs. */
export function decide({ model, trees }: SecondStage, inputs: Float64Array, named: Named): Decision {
  const chances = new Float64Array(model.outputs.length)
  const grid = treeInputs(inputs, named, model.concepts)
  let first = 0
  for (let index = 0; index < chances.length; index += 1) {
    const count = model.treeCounts[index]
    const grown = model.bases[index] + sumTrees(trees, { first, count }, grid)
    chances[index] = sigmoid(joined(regressed(model.weights[index], inputs), grown))
    first += count
  }
  // Of an output that the model does not know nothing is likely.
  const probability = (output: string): number => chances[model.outputs.indexOf(output)] ?? 0
  return {
    probability,
    yes: (output) => probability(output) >= (model.thresholds[model.outputs.indexOf(output)] ?? Infinity),
  }
}

/** The second stage with its trees, output after output. */
export type SecondStage = { readonly model: DecisionModel; readonly trees: Int16Array }

/** Puts the second stage together from its files; trees are numbers of 16 bits, little-endian. */
export function secondStage(model: DecisionModel, bytes: Uint8Array): SecondStage {
  const wanted = model.treeCounts.reduce((sum, count) => sum + count, 0) * treeSize
  if (bytes.byteLength !== 2 * wanted)
    throw new AppError('internal', 'reader_trees_broken', 'The trees of the reader do not fit its decision.json.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { model, trees: Int16Array.from({ length: wanted }, (_, at) => view.getInt16(2 * at, true)) }
}

/** The file of the trees, as `secondStage` reads it. */
export function encodeTrees(trees: Int16Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * trees.length))
  trees.forEach((number, at) => view.setInt16(2 * at, number, true))
  return new Uint8Array(view.buffer)
}
