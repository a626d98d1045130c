import type { Arm, ArmCounts } from '../../core/experiment/assign.ts'
import type { Experiment, ExperimentMetric } from '../../core/experiment/experiment.ts'
import type { DayDeed, PollVoice } from '../../core/experiment/people-rows.ts'
import type { UserId, LeadId } from '../../core/lead/ids.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'

/** A lead of an experiment with what became of it. */
export type TriedLead = {
  readonly leadId: LeadId
  readonly arm: Arm
  readonly at: string
  readonly source: string | null
  readonly repId: UserId | null
  readonly verdict: Verdict | null
  readonly receivedAt: string
  readonly outcome: OutcomeKind | null
  readonly amount: number | null
  readonly closedAt: string | null
  readonly firstContactAt: string | null
  /** Calls to it in the first two weeks. */
  readonly calls: number
  /** What the lead was first scored on: known before the arms could matter. */
  readonly features: FeatureRow
}

export type ExperimentStore = {
  all(): Promise<readonly Experiment[]>
  find(id: string): Promise<Experiment | null>
  running(): Promise<Experiment | null>
  add(experiment: Experiment & { readonly createdBy: string }): Promise<void>
  change(id: string, changes: Partial<Pick<Experiment, 'status' | 'startedAt' | 'stoppedAt'>>): Promise<void>
  /** The arm a lead was given, if it was. */
  armOf(experimentId: string, leadId: LeadId): Promise<Arm | null>
  /** Leads of this source in each arm so far. */
  counts(experimentId: string, source: string | null): Promise<ArmCounts>
  place(experimentId: string, lead: { leadId: LeadId; source: string | null; arm: Arm; at: string }): Promise<void>
  /** Mean and spread of a metric over leads received since then, and how many there were of which it is known, and in all. */
  basis(
    metric: ExperimentMetric,
    span: { readonly since: string; readonly now: string },
  ): Promise<{
    readonly leads: number
    readonly mean: number | null
    readonly deviation: number | null
    readonly all: number
  }>
  /** Leads of the experiment in order of their assignment. */
  leads(experimentId: string): Promise<readonly TriedLead[]>
  /** Leads placed since then while a pilot ran: arm B is worked by its score, arm A as before. */
  pilotLeads(since: string): Promise<readonly TriedLead[]>
  /** Calls that people logged since then, by person and local date. */
  callsByDay(since: string, timeZone: string): Promise<readonly DayDeed[]>
  /** Answers to the monthly question since then. */
  voices(since: string): Promise<readonly PollVoice[]>
}
