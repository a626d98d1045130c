import { AppError } from '../../core/app-error.ts'
import type { ExperimentResult } from '../../core/experiment/analyse.ts'
import type { Arm } from '../../core/experiment/assign.ts'
import type { PilotMetric } from '../../core/experiment/experiment.ts'
import { type ExperimentRow, metricNamed } from '../../core/experiment/metric.ts'
import { type DayDeed, dayRows, type PollVoice, type TeamMember } from '../../core/experiment/people-rows.ts'
import { type ArmComparison, compareRows, type ResultFile } from '../../core/experiment/result-file.ts'
import { type TriedOutcome, triedRows } from '../../core/experiment/tried-rows.ts'
import { datesAtWork } from '../../core/route/at-work.ts'
import { dateAfter, instantAt, localTimeOf } from '../../core/route/zone.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'
import { requireRight } from '../permission.ts'
import type { TriedLead } from '../ports/experiment-store.ts'
import type { Tx } from '../ports/store.ts'
import type { PilotRecord } from '../ports/team-store.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { compareVoices } from './compare-voices.ts'
import { resultFileOf } from './result-file-of.ts'
import { withBefore } from './show-experiment.ts'

export type PilotResult = { readonly startedAt: string; readonly results: readonly ExperimentResult[] }

/**
 * What scoring brings so far: while a pilot of some people runs, chance gives each lead to their team or to the other, which works as
 * before. Compared by rep, because reps differ more than leads do: leads by their outcome, working days by calls and money, people by what
 * they answer. AppError `conflict` where no pilot runs, or one of sources, which are no two of a kind.
 */
export async function showPilotResult(ctx: Context): Promise<PilotResult> {
  requireRight(ctx.actor, 'seeTeam')
  const { pilot, comparisons } = await comparePilot(ctx)
  return { startedAt: pilot.startedAt, results: comparisons.map(({ result }) => result) }
}

/** The same with everything needed to compute it again: a table of the leads and one of the working days, people under names of the file. */
export async function exportPilotResult(ctx: Context): Promise<ResultFile> {
  requireRight(ctx.actor, 'exportLeads')
  const { pilot, leads, comparisons } = await comparePilot(ctx)
  return resultFileOf(ctx, { salt: pilot.startedAt, question: null, comparisons, leads })
}

type Compared = {
  readonly pilot: PilotRecord
  readonly leads: PilotRead['leads']
  readonly comparisons: readonly ArmComparison[]
}

async function comparePilot(ctx: Context): Promise<Compared> {
  const { pilot, leads, team, timeZone, calls, voices } = await readPilot(ctx)
  const sideOf = new Map(team.map(({ userId, arm }) => [userId, arm]))
  const inB = team.filter(({ arm }) => arm === 'B').length / Math.max(1, team.length)
  const shareB = Math.min(0.95, Math.max(0.05, inB))
  const compared = (table: string, name: PilotMetric, rows: readonly ExperimentRow[]) =>
    compareRows(table, rows, { metric: metricNamed(name), unit: 'rep', alpha: 0.05, shareB })
  const at = { now: ctx.now(), maturityDays: (await learningRules(ctx)).maturityDays, leadsADay: 1 }
  const byLead = (name: 'conversion' | 'revenue' | 'minutes_to_contact') =>
    compared('leads', name, triedRows(leads, name, at))
  const byDay = (name: 'revenue_per_rep' | 'calls_per_rep', deeds: readonly DayDeed[]) =>
    compared('days', name, dayRows(team, deeds))
  const comparisons = [
    byLead('conversion'),
    byLead('revenue'),
    byDay('revenue_per_rep', winsByDay(leads, timeZone)),
    byLead('minutes_to_contact'),
    byDay('calls_per_rep', calls),
    compareVoices(voices, ({ userId }) => sideOf.get(userId) ?? null, shareB),
  ]
  return { pilot, leads, comparisons }
}

type PilotRead = {
  readonly pilot: PilotRecord
  readonly leads: readonly (TriedLead & TriedOutcome)[]
  readonly team: readonly TeamMember[]
  readonly timeZone: string
  readonly calls: readonly DayDeed[]
  readonly voices: readonly PollVoice[]
}

async function readPilot(ctx: Context): Promise<PilotRead> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const pilot = await tx.team.pilot()
    if (!pilot) throw new AppError('conflict', 'no_pilot', 'no pilot is running')
    if (pilot.sources.length > 0)
      throw new AppError(
        'conflict',
        'pilot_not_random',
        'a pilot of chosen sources compares nothing: its leads differ anyway. A pilot of people does',
      )
    const { timeZone } = await tx.workspace.load()
    const span = wholeDays(pilot.startedAt, ctx.now(), timeZone)
    return {
      pilot,
      leads: withBefore(ctx, await tx.experiments.pilotLeads(pilot.startedAt)),
      team: await teamOf(ctx, tx, { pilot, span }),
      timeZone,
      calls: await tx.experiments.callsByDay(new Date(span.from).toISOString(), timeZone),
      voices: await tx.experiments.voices(pilot.startedAt),
    }
  })
}

type Span = { readonly from: number; readonly to: number }

/** From the midnight after the start to that before now: days that began and ended in the pilot. */
function wholeDays(startedAt: string, now: string, timeZone: string): Span {
  const midnight = (date: string) => instantAt(date, 0, timeZone)
  const dateOf = (at: string) => localTimeOf(Date.parse(at), timeZone).date
  return { from: midnight(dateAfter(dateOf(startedAt), 1)), to: midnight(dateOf(now)) }
}

/** The reps with their side and the days on which they were to work, by their own hours or the policy's. */
async function teamOf(
  ctx: Context,
  tx: Tx,
  { pilot, span }: { readonly pilot: PilotRecord; readonly span: Span },
): Promise<readonly TeamMember[]> {
  const { policy } = await rulesInForce(ctx, tx)
  const calendars = new Map((await tx.team.calendars(pilot.startedAt)).map((one) => [one.userId, one]))
  return (await tx.people.reps()).map(({ userId }) => {
    const { hours, absences = [] } = calendars.get(userId) ?? { hours: null }
    const own = hours ?? policy.workingHours
    const holidays = ctx.engines.holidays(own.holidays, pilot.startedAt)
    const arm: Arm = pilot.users.includes(userId) ? 'B' : 'A'
    return { userId, arm, dates: datesAtWork(span, { hours: own, holidays, absences }) }
  })
}

/** What each person sold of the leads that came in the pilot, on the day it was closed. */
function winsByDay(leads: readonly TriedOutcome[], timeZone: string): readonly DayDeed[] {
  return leads.flatMap(({ outcome, repId, amount, closedAt }) =>
    outcome === 'won' && repId && amount && closedAt
      ? [{ userId: repId, date: localTimeOf(Date.parse(closedAt), timeZone).date, amount }]
      : [],
  )
}
