import type { RetrainReason } from '../../core/learn/retrain.ts'
import type { PastLead } from '../../core/learn/past-lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Metrics } from '../../core/score/fitted-model.ts'
import type { ModelRecord } from './rule-store.ts'

/** A run of training, from being asked for to its model. */
export type Training = {
  readonly id: string
  readonly reason: RetrainReason | 'asked'
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  /** What it is doing now. */
  readonly stage: 'reading' | 'fitting' | 'comparing' | null
  readonly deals: number | null
  readonly modelId: string | null
  /** Why it failed: an error's reason code. */
  readonly message: string | null
  readonly createdBy: string
  readonly createdAt: string
  readonly endedAt: string | null
}

/** A model without its body. */
export type ModelHead = Omit<ModelRecord, 'body'> & {
  readonly createdBy: string
  readonly learnedUntil: string | null
  readonly crownedAt: string | null
  readonly rows: number | null
  readonly wins: number | null
  readonly skill: boolean
  readonly metrics: Metrics | null
  readonly hasReport: boolean
}

/** What learning reads and keeps. */
export type LearningStore = {
  /** Leads with the inputs of their first score, by rising id after this one; tests left out. */
  pastLeads(page: { readonly after: LeadId | null; readonly limit: number }): Promise<readonly PastLead[]>
  addTraining(training: Training): Promise<void>
  changeTraining(
    id: string,
    changes: Partial<Pick<Training, 'status' | 'stage' | 'deals' | 'modelId' | 'message' | 'endedAt'>>,
  ): Promise<void>
  training(id: string): Promise<Training | null>
  /** Newest first. */
  trainings(most: number): Promise<readonly Training[]>
  /** Newest first, without bodies. */
  modelHeads(): Promise<readonly ModelHead[]>
  /** Keeps what the training reported and until when its leads were received. */
  noteLearned(modelId: string, learned: { readonly until: string; readonly report: unknown }): Promise<void>
  report(modelId: string): Promise<unknown>
}
