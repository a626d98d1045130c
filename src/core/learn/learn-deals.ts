import { recalibrate } from '../decide/recalibrate.ts'
import { makeFingerprint } from '../math/fingerprint.ts'
import { logit, sigmoid } from '../math/logistic.ts'
import type { BaseModel } from '../score/base-model.ts'
import type { FittedModel } from '../score/fitted-model.ts'
import type { IgnoredColumn } from '../score/ignored-reasons.ts'
import type { Leak } from '../score/leaks.ts'
import type { LinesReport } from '../score/lines/lines-report.ts'
import { makeScorer, type ScoreModel } from '../score/model.ts'
import { relevel } from '../score/relevel.ts'
import { makeReport, type ModelReport } from '../score/report/report.ts'
import { tableOfRows } from '../score/rows-table.ts'
import { trainModel, type Trained, type TrainInput } from '../score/train.ts'
import { chooseWindow } from './choose-window.ts'
import { type Comparison, compareModels } from './compare-models.ts'
import { earlyOffsets } from './early-deals.ts'
import { type Deal, msPerDay } from './past-lead.ts'

export type LearnInput = {
  /** By time of receipt. */
  readonly deals: readonly Deal[]
  readonly now: string
  readonly maturityDays: number
  /** Since when the model in charge has not kept its promise; null: it does, as far as can be told. */
  readonly brokenSince: string | null
  readonly seed: number
  /** The feature whose values are lines of business; null: none. */
  readonly lines?: string | null
  readonly prior: BaseModel
  /** The model that decides now. */
  readonly champion: ScoreModel
}

/** What the console and the API show of a model. */
export type StoredReport = Omit<ModelReport, 'trained' | 'readiness'> & {
  readonly leaks: readonly Leak[]
  readonly ignored: readonly IgnoredColumn[]
  /** The champion and the new model on deals that the new one had not seen: later ones, since it was tested forward in time. */
  readonly heldOut: Comparison
  /** Lines of business; missing in reports of before. */
  readonly lines?: LinesReport | null
  /** From when on deals were learned from, and what older ones would have cost in log loss; null: all are used. */
  readonly window: { readonly from: string; readonly gain: number; readonly left: number } | null
}

export type Learned = { readonly model: FittedModel; readonly report: StoredReport }

/**
 * Trains a model on a workspace's own deals, tested forward in time, and compares it with the one that decides now. Deals from before a change
 * are left out where later ones show that they mislead; those known early are no likelier wins for it; after a break of the promise the level is
 * set by the deals since.
 */
export function learnDeals(input: LearnInput): Learned {
  const { deals: all, now, maturityDays, prior, champion } = input
  const allOffsets = earlyOffsets(all, { now, maturityDays })
  const window = chooseWindow(all, { offsets: allOffsets, prior })
  const deals = all.slice(window.from)
  const offsets = allOffsets?.slice(window.from) ?? null
  const train = trainInputOf(deals, { ...input, offsets })
  const trained = trainModel(train)
  const { trained: _, readiness: __, ...report } = makeReport(train, trained)
  const { model, answers } = levelled(trained, { ...input, deals, offsets })
  const scorer = makeScorer(champion)
  const heldOut = compareModels(
    answers.map(({ row, logOdds }) => ({
      champion: sigmoid(logit(clamp(scorer.score(deals[row]!.lead.features).probability)) + (offsets?.[row] ?? 0)),
      challenger: sigmoid(logOdds),
      won: deals[row]!.won,
    })),
  )
  const { leaks, ignored } = trained
  const used = window.from === 0 ? null : { from: deals[0]!.lead.receivedAt, gain: window.gain, left: window.from }
  return { model, report: { ...report, leaks, ignored, heldOut, window: used, lines: trained.lines } }
}

const clamp = (probability: number): number => Math.min(1 - 1e-6, Math.max(1e-6, probability))

type Levelling = Pick<LearnInput, 'deals' | 'brokenSince'> & { readonly offsets: Float64Array | null }
type Answer = { readonly row: number; readonly logOdds: number }

/**
 * After a break: intercept and slope by the held-out answers of the deals received since, shrunk to "as it is" (see recalibrate). The answers
 * that are compared stay those from before: they may not know the outcomes that set the level.
 */
function levelled(
  { model, validation: { rows, logits, baseLogits } }: Trained,
  { deals, brokenSince, offsets }: Levelling,
): { readonly model: FittedModel; readonly answers: readonly Answer[] } {
  const said = model.skill ? logits : baseLogits
  const answers = Array.from(rows, (row, i) => ({ row, logOdds: said[i]! }))
  const since = answers.filter(({ row }) => brokenSince !== null && deals[row]!.lead.receivedAt >= brokenSince)
  if (since.length === 0) return { model, answers }
  const level = recalibrate(
    since.map(({ row, logOdds }) => ({
      probability: sigmoid(logOdds - (offsets?.[row] ?? 0)),
      beside: offsets?.[row] ?? 0,
      won: deals[row]!.won,
    })),
  )
  return { model: relevel(model, level), answers }
}

/** The training table of deals: stored inputs, dated by receipt. They were known at scoring, so none can know the outcome. */
function trainInputOf(
  deals: readonly Deal[],
  {
    seed,
    prior,
    offsets,
    brokenSince,
    lines,
  }: Pick<LearnInput, 'seed' | 'prior' | 'brokenSince' | 'lines'> & { offsets: Float64Array | null },
): TrainInput {
  const table = tableOfRows(deals.map(({ lead }) => lead.features))
  const print = makeFingerprint()
  for (const column of table.columns) print.add(column)
  for (const cells of table.cells) for (const cell of cells) print.add(cell)
  for (const { won } of deals) print.add(String(won))
  // The same deals seen in another light make another model.
  for (const offset of offsets ?? []) print.add(String(offset))
  if (brokenSince !== null) print.add(brokenSince)
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
    offsets,
    lines: lines ?? null,
  }
}
