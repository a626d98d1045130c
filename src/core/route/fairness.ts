/** Limits of the share of hot leads a closer gets, as multiples of an equal share: 0.5 is half of it, 2 twice. */
export type FairnessLimits = { readonly floor: number; readonly cap: number }

/** Where a closer stands: owed a lead, free to be chosen, or to be passed over while others can take it. */
export type Standing = 'owed' | 'free' | 'ahead'

/** The standing of each closer by the hot leads they got lately. With few leads so far everybody is free. */
export function standings(
  recentLeads: Readonly<Record<string, number>>,
  closers: readonly string[],
  limits: FairnessLimits,
): ReadonlyMap<string, Standing> {
  const counts = closers.map((userId) => recentLeads[userId] ?? 0)
  const equal = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, closers.length)
  return new Map(
    closers.map((userId, index): [string, Standing] => {
      if (equal < 1) return [userId, 'free']
      if (counts[index]! < limits.floor * equal) return [userId, 'owed']
      return [userId, counts[index]! >= limits.cap * equal ? 'ahead' : 'free']
    }),
  )
}

/** A rep in the rotation: leads given, leads credited back (lost through no fault of theirs), and what a newcomer starts from. */
export type RotationPlace = {
  readonly userId: string
  readonly assigned: number
  readonly creditedBack: number
  readonly calibration: number
  /** Share of leads the rep is meant to get, relative to others; 1 is usual. */
  readonly weight: number
}

/** How far a rep is in the rotation, in leads per weight. The next lead goes to the lowest. */
export const levelOf = ({ assigned, creditedBack, calibration, weight }: RotationPlace): number =>
  (calibration + assigned - creditedBack) / Math.max(weight, 1e-9)

/**
 * The calibration of somebody who joins or returns: level with the team's mean, so that they neither get every lead until they have
 * caught up nor wait for the others. Their own earlier counts are taken into account.
 */
export function calibrationFor(newcomer: Omit<RotationPlace, 'calibration'>, team: readonly RotationPlace[]): number {
  if (team.length === 0) return 0
  const mean = team.reduce((sum, place) => sum + levelOf(place), 0) / team.length
  return mean * newcomer.weight - newcomer.assigned + newcomer.creditedBack
}
