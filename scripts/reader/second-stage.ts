import { type DecisionModel, decisionInputs } from '../../src/core/read/decision.ts'
import { documentLabels, type Evidence } from '../../src/core/read/evidence.ts'
import { documentAnswers, type Sample } from './first-stage.ts'
import { fitLogistics } from './logistic.ts'

/** From which probability on an answer is yes: where F1 is best, or where precision reaches an aim. */
const precisionAims: Readonly<Record<string, number>> = { nonbuyer: 0.93, rank3: 0.85 }

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

/** The threshold with the best F1, among those that reach the precision asked for. */
export function bestThreshold(chances: readonly number[], answers: readonly number[], precision: number): number {
  const order = chances.map((chance, index) => ({ chance, yes: answers[index] })).sort((a, b) => b.chance - a.chance)
  const positives = answers.reduce((sum, yes) => sum + yes, 0)
  let hits = 0
  let best = { f1: -1, threshold: 0.5 }
  for (const [index, { chance, yes }] of order.entries()) {
    hits += yes
    if (hits / (index + 1) < precision) continue
    const f1 = (2 * hits) / (index + 1 + positives)
    if (f1 > best.f1) best = { f1, threshold: chance }
  }
  return best.threshold
}

const chanceOf = (weights: Float64Array, inputs: Float64Array): number => {
  let sum = weights[0]
  for (let at = 0; at < inputs.length; at += 1) sum += weights[at + 1] * inputs[at]
  return 1 / (1 + Math.exp(-sum))
}

export type SecondTask = {
  readonly samples: readonly Sample[]
  /** Scores of each sample by models that never saw its file. */
  readonly evidence: ReadonlyMap<number, Evidence>
  readonly used: readonly number[]
}

/** Fits the second stage on scores of files that the first one had not seen; thresholds likewise, file by file. */
export function trainSecondStage({ samples, evidence, used }: SecondTask): DecisionModel {
  const inputs: Float64Array[] = []
  for (const index of used) inputs[index] = decisionInputs(evidence.get(index)!, [])
  const answers = documentLabels.map((_, label) => Uint8Array.from(samples, (s) => (documentAnswers(s)[label] ? 1 : 0)))
  const dense = used.map((index) => inputs[index])
  const local = answers.map((answer) => Uint8Array.from(used, (index) => answer[index]))
  const fitOn = (rows: readonly number[]) => fitLogistics({ inputs: dense, use: rows, ridge: 4, rounds: 40 }, local)
  const chances = documentLabels.map(() => new Float64Array(used.length))
  const folds = 4
  const files = [...new Set(used.map((index) => samples[index].row.file))]
  const foldOf = (at: number) => files.indexOf(samples[used[at]].row.file) % folds
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitOn([...used.keys()].filter((at) => foldOf(at) !== fold))
    for (const at of used.keys())
      if (foldOf(at) === fold) weights.forEach((w, label) => (chances[label][at] = chanceOf(w, dense[at])))
  }
  const thresholds = documentLabels.map((label, index) =>
    bestThreshold([...chances[index]], [...local[index]], precisionAims[label] ?? 0),
  )
  return {
    outputs: documentLabels,
    weights: fitOn([...used.keys()]).map((weights) => [...weights].map((weight) => round(weight, 4))),
    thresholds: thresholds.map((threshold) => round(threshold, 4)),
  }
}
