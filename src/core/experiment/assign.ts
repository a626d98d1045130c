export const arms = ['A', 'B'] as const
export type Arm = (typeof arms)[number]

/** The arm of a draw from 0 to 1 (the shell hashes experiment and lead into it, so that the same lead gets the same arm). */
export const armOf = (draw: number, shareB = 0.5): Arm => (draw < shareB ? 'B' : 'A')

/** How many leads of the same rep and source each arm has so far. */
export type ArmCounts = Readonly<Record<Arm, number>>

/**
 * The arm of the next lead in its stratum (rep and source): the arm that is behind is favoured with 2 in 3, so that arms stay even
 * in every stratum while no arm can be foretold (Efron 1971, "Forcing a sequential experiment to be balanced").
 */
export function balancedArm(draw: number, counts: ArmCounts): Arm {
  if (counts.A === counts.B) return armOf(draw)
  return armOf(draw, counts.B < counts.A ? 2 / 3 : 1 / 3)
}
