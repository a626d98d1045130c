import { sigmoid } from '../../src/core/math/logistic.ts'
import { fitLogistics, regressed } from '../../src/core/math/ridge-logistics.ts'
import { treeSize } from '../../src/core/read/learned/boosted.ts'
import {
  decisionInputs,
  joined,
  type Named,
  type SecondStage,
  treeInputs,
} from '../../src/core/read/learned/decision.ts'
import { documentLabels, type Evidence } from '../../src/core/read/learned/evidence.ts'
import { messageInputs, namedIn } from '../../src/core/read/message-inputs.ts'
import { type Boosted, boostedLogit, fitBoosted } from './boosted.ts'
import { isShort, type LabelledMessage, type Origin } from './corpus.ts'
import { documentAnswers, type Sample } from './samples.ts'

/** From which probability on an answer is yes: where F1 is best, or where precision reaches an aim. */
const precisionAims: Readonly<Record<string, number>> = { nonbuyer: 0.96, rank3: 0.85 }

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

/** The inputs of the second stage for a message of the corpus. */
export const inputsOf = (sample: Sample, evidence: Evidence): Float64Array =>
  decisionInputs(evidence, messageInputs(sample, evidence))

export type SecondTask = {
  readonly samples: readonly Sample[]
  /** Scores of each sample by models that never saw its file. */
  readonly evidence: ReadonlyMap<number, Evidence>
  readonly used: readonly number[]
}

const folds = 2

/**
 * Rows that come as often as they do: most authors of `messages/` were asked for what is rare and hard, those of the short ones for what
 * is ordinary; texts of `neutral/` come as many as were written.
 */
const comesAsOften = (row: LabelledMessage): boolean =>
  isShort(row) || (row.origin !== 'written' && !row.file.startsWith('calm-'))

/** How often a row counts: how things go together as they come is told by rows that are far fewer. Three was better than one on held-out files. */
const weightOf = (row: LabelledMessage): number => (comesAsOften(row) ? 3 : 1)

/** A regression and trees for each output. */
type Fitted = { readonly weights: readonly (readonly number[])[]; readonly boosted: readonly Boosted[] }

type Task = {
  readonly dense: readonly Float64Array[]
  readonly grids: readonly Int16Array[]
  readonly local: readonly Uint8Array[]
  readonly rows: readonly LabelledMessage[]
}

function fitBoth({ dense, grids, local, rows }: Task, used: readonly number[]): Fitted {
  const use = used.flatMap((at) => Array.from({ length: weightOf(rows[at]) }, () => at))
  const regressions = fitLogistics({ inputs: dense, use, ridge: 4, rounds: 14 }, local)
  return {
    weights: regressions.map((weights) => [...weights].map((weight) => round(weight, 4))),
    boosted: fitBoosted({ inputs: grids, use }, local),
  }
}

const fittedChance = (
  { weights, boosted }: Fitted,
  { dense, grids }: Task,
  [label, at]: readonly [number, number],
): number => sigmoid(joined(regressed(weights[label], dense[at]), boostedLogit(boosted[label], grids[at])))

/** Chances of every row by fits that did not see its file. */
function unseenChances(task: Task): readonly Float64Array[] {
  const { dense, local, rows } = task
  const names = [...new Set(rows.map(({ file }) => file))]
  const foldOf = (at: number): number => names.indexOf(rows[at].file) % folds
  const chances = local.map(() => new Float64Array(dense.length))
  for (let fold = 0; fold < folds; fold += 1) {
    const fitted = fitBoth(
      task,
      [...dense.keys()].filter((at) => foldOf(at) !== fold),
    )
    for (const at of dense.keys())
      if (foldOf(at) === fold) chances.forEach((own, label) => (own[at] = fittedChance(fitted, task, [label, at])))
  }
  return chances
}

/** Messages as people write them. Copies and single phrases teach the first stage words, but not how sure to be. */
const lifelike: ReadonlySet<Origin> = new Set<Origin>(['corpus', 'neutral', 'written'])
/**
 * One in so many composed messages: the corpus is mostly indirect, and who learns from it alone takes «срочно» for a trap. These say
 * things with the obvious words.
 */
const composedShare = 2

const leastMessages = 20

/** The concepts that stand in enough messages to be asked for. */
function commonConcepts(named: readonly Named[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const one of named) for (const concept of one.keys()) counts.set(concept, (counts.get(concept) ?? 0) + 1)
  return [...counts].flatMap(([concept, count]) => (count >= leastMessages ? [concept] : [])).sort()
}

/** Fits the second stage on scores of files that the first one had not seen; thresholds likewise, file by file, on rows that come as often as they do. */
export function trainSecondStage({ samples, evidence, used }: SecondTask): SecondStage {
  const rows = used.filter((index) => {
    const { origin } = samples[index].row
    return lifelike.has(origin) || (origin === 'composed' && index % composedShare === 0)
  })
  const dense = rows.map((index) => inputsOf(samples[index], evidence.get(index)!))
  const named = rows.map((index) => namedIn(samples[index]))
  const concepts = commonConcepts(named)
  const asked = rows.map((index) => documentAnswers(samples[index]))
  const local = documentLabels.map((_, label) =>
    Uint8Array.from(asked, (answers) => (answers[label] === null ? 255 : answers[label] ? 1 : 0)),
  )
  const grids = dense.map((inputs, at) => treeInputs(inputs, named[at], concepts))
  const task = { dense, grids, local, rows: rows.map((index) => samples[index].row) }
  const chances = unseenChances(task)
  const thresholds = documentLabels.map((name, label) => {
    const known = [...dense.keys()].filter((at) => local[label][at] !== 255 && comesAsOften(samples[rows[at]].row))
    const [given, truth] = [known.map((at) => chances[label][at]), known.map((at) => local[label][at])]
    return round(bestThreshold(given, truth, precisionAims[name] ?? 0), 4)
  })
  const { weights, boosted } = fitBoth(task, [...dense.keys()])
  const model = {
    outputs: documentLabels,
    weights,
    bases: boosted.map(({ base }) => round(base, 4)),
    treeCounts: boosted.map(({ trees }) => trees.length / treeSize),
    concepts,
    thresholds,
  }
  return { model, trees: Int16Array.from(boosted.flatMap(({ trees }) => [...trees])) }
}
