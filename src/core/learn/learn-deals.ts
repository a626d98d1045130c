import { makeFingerprint } from '../math/fingerprint.ts'
import { sigmoid } from '../math/logistic.ts'
import type { BaseModel } from '../score/base-model.ts'
import type { FittedModel } from '../score/fitted-model.ts'
import type { Leak } from '../score/leaks.ts'
import { makeScorer, type ScoreModel } from '../score/model.ts'
import { makeReport, type ModelReport } from '../score/report/report.ts'
import { tableOfRows } from '../score/rows-table.ts'
import { trainModel, type TrainInput } from '../score/train.ts'
import { type Comparison, compareModels } from './compare-models.ts'
import { type Deal, msPerDay } from './past-lead.ts'

export type LearnInput = {
  readonly deals: readonly Deal[]
  readonly seed: number
  readonly prior: BaseModel
  /** The model that decides now. */
  readonly champion: ScoreModel
}

/** What the console and the API show of a model. */
export type StoredReport = Omit<ModelReport, 'trained' | 'readiness'> & {
  readonly leaks: readonly Leak[]
  readonly ignored: readonly { readonly column: string; readonly reason: string }[]
  /** The champion and the new model on deals that the new one had not seen: later ones, since it was tested forward in time. */
  readonly heldOut: Comparison
}

export type Learned = { readonly model: FittedModel; readonly report: StoredReport }

/** Trains a model on a workspace's own deals, tested forward in time, and compares it with the one that decides now. */
export function learnDeals({ deals, seed, prior, champion }: LearnInput): Learned {
  const input = trainInputOf(deals, { seed, prior })
  const trained = trainModel(input)
  const { trained: _, readiness: __, ...report } = makeReport(input, trained)
  const scorer = makeScorer(champion)
  const { rows, logits, baseLogits } = trained.validation
  const answers = Array.from(rows, (row, i) => ({
    champion: scorer.score(deals[row]!.lead.features).probability,
    challenger: sigmoid(trained.model.skill ? logits[i]! : baseLogits[i]!),
    won: deals[row]!.won,
  }))
  return {
    model: trained.model,
    report: { ...report, leaks: trained.leaks, ignored: trained.ignored, heldOut: compareModels(answers) },
  }
}

/** The training table of deals: stored inputs, dated by receipt. They were known at scoring, so none can know the outcome. */
export function trainInputOf(
  deals: readonly Deal[],
  { seed, prior }: { readonly seed: number; readonly prior: BaseModel },
): TrainInput {
  const table = tableOfRows(deals.map(({ lead }) => lead.features))
  const print = makeFingerprint()
  for (const column of table.columns) print.add(column)
  for (const cells of table.cells) for (const cell of cells) print.add(cell)
  for (const { won } of deals) print.add(String(won))
  return {
    table,
    outcomes: Float64Array.from(deals, ({ won }) => won),
    dates: Float64Array.from(deals, ({ lead }) => Math.floor(Date.parse(lead.receivedAt) / msPerDay)),
    ids: deals.map(({ lead }) => lead.id),
    outcome: { column: 'outcome', won: ['won'] },
    dateColumn: null,
    ignore: new Set(),
    keepLeaks: true,
    rowsAre: 'leads',
    seed,
    prior,
    fingerprint: print.digest(),
  }
}
