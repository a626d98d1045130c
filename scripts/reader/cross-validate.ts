import { decide, type Decision } from '../../src/core/read/learned/decision.ts'
import type { Evidence } from '../../src/core/read/learned/evidence.ts'
import { namedIn } from '../../src/core/read/message-inputs.ts'
import { scoreSamples, trainFirstStage } from './first-stage.ts'
import type { Sample } from './samples.ts'
import type { Tables } from './tables.ts'
import { inputsOf, trainSecondStage } from './second-stage.ts'

/** Which fold a sample belongs to: whole files go together. */
export function foldsByFile(samples: readonly Sample[], folds: number): (sample: number) => number {
  const filesOf = (judged: boolean): readonly string[] =>
    [...new Set(samples.filter(({ row }) => (row.origin === 'corpus') === judged).map(({ row }) => row.file))].sort()
  const judged = filesOf(true)
  const others = filesOf(false).filter((file) => !judged.includes(file))
  const numbers = new Map([...judged.entries(), ...others.entries()].map(([index, file]) => [file, index % folds]))
  return (sample) => numbers.get(samples[sample].row.file) ?? 0
}

export type Folds = { readonly count: number; readonly of: (sample: number) => number }

/** Scores of every sample by first stages that never saw a message of its fold. */
export function unseenEvidence(samples: readonly Sample[], tables: Tables, folds: Folds): Map<number, Evidence> {
  const evidence = new Map<number, Evidence>()
  for (let fold = 0; fold < folds.count; fold += 1) {
    const stage = trainFirstStage(tables, (sample) => folds.of(sample) !== fold)
    const held = new Set([...samples.keys()].filter((sample) => folds.of(sample) === fold))
    for (const [sample, scores] of scoreSamples(tables, stage, held)) evidence.set(sample, scores)
    console.error(`first stage: fold ${fold + 1} of ${folds.count}`)
  }
  return evidence
}

/** Decisions on every sample by second stages that were not fitted on its fold, nor their thresholds chosen on it. */
export function unseenDecisions(
  samples: readonly Sample[],
  evidence: ReadonlyMap<number, Evidence>,
  folds: Folds,
): Map<number, Decision> {
  const decisions = new Map<number, Decision>()
  for (let fold = 0; fold < folds.count; fold += 1) {
    const used = [...samples.keys()].filter((sample) => folds.of(sample) !== fold)
    const model = trainSecondStage({ samples, evidence, used })
    for (const sample of samples.keys())
      if (folds.of(sample) === fold)
        decisions.set(sample, decide(model, inputsOf(samples[sample], evidence.get(sample)!), namedIn(samples[sample])))
    console.error(`second stage: fold ${fold + 1} of ${folds.count}`)
  }
  return decisions
}
