import { AppError } from '../../core/app-error.ts'
import { analyseExperiment, type ExperimentResult } from '../../core/experiment/analyse.ts'
import type { Arm } from '../../core/experiment/assign.ts'
import { metricNamed } from '../../core/experiment/metric.ts'
import { type DayDeed, dayRows, type PollVoice, type TeamMember } from '../../core/experiment/people-rows.ts'
import { type TriedOutcome, triedRows } from '../../core/experiment/tried-rows.ts'
import { datesAtWork } from '../../core/route/at-work.ts'
import { dateAfter, instantAt, localTimeOf } from '../../core/route/zone.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'
import type { PilotRecord } from '../ports/team-store.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { compareVoices } from './compare-voices.ts'
import { withBefore } from './show-experiment.ts'

export type PilotResult = { readonly startedAt: string; readonly results: readonly ExperimentResult[] }

/**
 * What scoring brings so far: while a pilot of some people runs, chance gives each lead to their team or to the other, which works as
 * before. Compared by rep, because reps differ more than leads do: leads by their outcome, working days by calls and money, people by what
 * they answer. AppError `conflict` where no pilot runs, or one of sources, which are no two of a kind.
 */
export async function showPilotResult(ctx: Context): Promise<PilotResult> {
  requireRight(ctx.actor, 'seeTeam')
  const { pilot, leads, team, timeZone, calls, voices } = await readPilot(ctx)
  const sideOf = new Map(team.map(({ userId, arm }) => [userId, arm]))
  const inB = team.filter(({ arm }) => arm === 'B').length / Math.max(1, team.length)
  const shareB = Math.min(0.95, Math.max(0.05, inB))
  const analysed = (name: string, rows: Parameters<typeof analyseExperiment>[0]) =>
    analyseExperiment(rows, { metric: metricNamed(name), unit: 'rep', alpha: 0.05, shareB })
  const at = { now: ctx.now(), maturityDays: (await learningRules(ctx)).maturityDays, leadsADay: 1 }
  const byLead = (name: 'conversion' | 'revenue' | 'minutes_to_contact') => analysed(name, triedRows(leads, name, at))
  return {
    startedAt: pilot.startedAt,
    results: [
      byLead('conversion'),
      byLead('revenue'),
      analysed('revenue_per_rep', dayRows(team, winsByDay(leads, timeZone))),
      byLead('minutes_to_contact'),
      analysed('calls_per_rep', dayRows(team, calls)),
      compareVoices(voices, ({ userId }) => sideOf.get(userId) ?? null, shareB),
    ],
  }
}

type PilotRead = {
  readonly pilot: PilotRecord
  readonly leads: readonly TriedOutcome[]
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
