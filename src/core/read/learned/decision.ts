import { clauseLabels, documentLabels, type Evidence } from './evidence.ts'
import { nonbuyerKinds } from '../reading.ts'

/** The second stage: logistic regressions over the scores of the first one, one for each thing to decide. */
export type DecisionModel = {
  /** What is decided, in the order of `weights`; each entry of `weights` holds the intercept first. */
  readonly outputs: readonly string[]
  readonly weights: readonly (readonly number[])[]
  /** From this probability on the answer is yes. */
  readonly thresholds: readonly number[]
}

/** How sure the second stage is of each thing: probabilities by name. */
export type Decision = { readonly probability: (output: string) => number; readonly yes: (output: string) => boolean }

/** Labels that a clause has from its message: their mean says more than their best place. */
const wholeMessage = new Set<string>(['nonbuyer', ...nonbuyerKinds, 'decides', 'delegated', 'influences', 'none'])

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
      sum += wholeMessage.has(clauseLabels[label]) ? score / clauses.length : Math.max(0, score + 0.6)
    }
    inputs[at] = clip(best)
    inputs[at + 1] = clip(second)
    inputs[at + 2] = wholeMessage.has(clauseLabels[label]) ? clip(sum) : clip(Math.log1p(sum))
    at += 3
  }
  const kinds = nonbuyerKinds.map((kind) => evidence.document[documentLabels.indexOf(kind)]).sort((a, b) => b - a)
  inputs[at] = clip(kinds[0])
  inputs[at + 1] = clip(kinds[1])
  inputs.set(extra, at + 2)
  return inputs
}

/** Probability = 1 / (1 + e^-(intercept + Σ weight × input)), for each output. */
export function decide(model: DecisionModel, inputs: Float64Array): Decision {
  const chances = new Map<string, number>()
  const answers = new Map<string, boolean>()
  for (const [index, output] of model.outputs.entries()) {
    const weights = model.weights[index]
    let sum = weights[0]
    for (let at = 0; at < inputs.length; at += 1) sum += weights[at + 1] * inputs[at]
    const chance = 1 / (1 + Math.exp(-sum))
    chances.set(output, chance)
    answers.set(output, chance >= model.thresholds[index])
  }
  return { probability: (output) => chances.get(output) ?? 0, yes: (output) => answers.get(output) ?? false }
}
