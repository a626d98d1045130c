import type { Arm } from './assign.ts'

/** One lead ready to be compared: its value, arm, stratum and cluster as small whole numbers. */
export type Unit = { readonly value: number; readonly arm: Arm; readonly stratum: number; readonly cluster: number }

/** The number of a lead's cell, stratum by arm: strata 0, 1, 2 ... have the cells A0 B0 A1 B1 A2 B2 ... */
export const cellOf = ({ arm, stratum }: Pick<Unit, 'arm' | 'stratum'>): number => 2 * stratum + (arm === 'B' ? 1 : 0)

/** Leads of each arm that a stratum needs to be compared on its own. */
const leastPerArm = 10

/**
 * Strata by source, as numbers from 0. Sources with too few leads in an arm share one stratum; if that is too small as well it joins
 * the largest. Where no source is large enough there is one stratum for all.
 */
export function strataBySource(
  rows: readonly { readonly source: string | null; readonly arm: Arm }[],
): readonly number[] {
  const counts = new Map<string, Record<Arm, number>>()
  for (const { source, arm } of rows) {
    const count = counts.get(source ?? '') ?? { A: 0, B: 0 }
    count[arm] += 1
    counts.set(source ?? '', count)
  }
  const enough = ({ A, B }: Readonly<Record<Arm, number>>) => A >= leastPerArm && B >= leastPerArm
  const large = [...counts].filter(([, count]) => enough(count)).toSorted(([, x], [, y]) => y.A + y.B - x.A - x.B)
  const rest = [...counts.values()].filter((count) => !enough(count))
  const shared = rest.reduce((sum, { A, B }) => ({ A: sum.A + A, B: sum.B + B }), { A: 0, B: 0 })
  const numbers = new Map(large.map(([source], index) => [source, index]))
  const others = enough(shared) ? large.length : 0
  return rows.map(({ source }) => numbers.get(source ?? '') ?? others)
}
