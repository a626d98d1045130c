import type { Context } from './context.ts'
import type { LeadRecord } from './ports/lead-store.ts'
import type { PilotRecord } from './ports/team-store.ts'

/** Reps outside of the pilot work as before: in order of arrival, without scores. */
export function worksAsBefore({ actor }: Context, pilot: PilotRecord | null): boolean {
  if (!pilot || actor.kind !== 'user' || actor.role !== 'rep') return false
  return pilot.users.length > 0 && !pilot.users.includes(actor.userId)
}

/** Whether this lead's score is kept from who asks. Leaders see every score: they judge the pilot. */
export function hidesScore(ctx: Context, pilot: PilotRecord | null, record: LeadRecord): boolean {
  if (!pilot || ctx.actor.kind !== 'user' || ctx.actor.role !== 'rep') return false
  return worksAsBefore(ctx, pilot) || record.inPilot === false
}

/** The row without what scoring says. */
export const withoutScore = (record: LeadRecord): LeadRecord => ({
  ...record,
  score: null,
  tier: null,
  overrideTier: null,
})
