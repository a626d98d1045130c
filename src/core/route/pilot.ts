import type { RepSnapshot } from './assignment.ts'

/** Scoring is tried with these people and these sources only; an empty list means all of them. */
export type Pilot = { readonly users: readonly string[]; readonly sources: readonly string[] }

/** How a lead is worked while a pilot runs: by its score, or as before, in order of arrival. */
export type PilotSide = 'score' | 'arrival'

/** A pilot with a number drawn by chance from 0 to 1 for the lead, so that the split can be replayed. */
export type PilotDraw = Pilot & { readonly turn: number }

/**
 * On which side a lead falls. Sources decide where some are chosen; where only people are, leads are split between the two teams in
 * proportion to their heads, so that both get the same mix.
 */
export function pilotSide(
  { users, sources, turn }: PilotDraw,
  lead: { readonly source: string | null },
  reps: readonly RepSnapshot[],
): PilotSide {
  if (sources.length > 0) return lead.source !== null && sources.includes(lead.source) ? 'score' : 'arrival'
  if (users.length === 0) return 'score'
  const inside = reps.filter(({ userId }) => users.includes(userId)).length
  return turn < inside / Math.max(1, reps.length) ? 'score' : 'arrival'
}

/** The people of a side; everybody where the side would have nobody. */
export function pilotTeam({ users }: Pilot, side: PilotSide, reps: readonly RepSnapshot[]): readonly RepSnapshot[] {
  if (users.length === 0) return reps
  const team = reps.filter(({ userId }) => users.includes(userId) === (side === 'score'))
  return team.length > 0 ? team : reps
}
