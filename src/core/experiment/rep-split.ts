import type { Arm } from './assign.ts'
import { splitPValue } from './imbalance.ts'
import type { ExperimentRow } from './metric.ts'

/** The arms in which each rep has leads. */
export function sidesOfReps(rows: readonly ExperimentRow[]): ReadonlyMap<string, ReadonlySet<Arm>> {
  const sides = new Map<string, Set<Arm>>()
  for (const { repId, arm } of rows) if (repId !== null) sides.set(repId, (sides.get(repId) ?? new Set<Arm>()).add(arm))
  return sides
}

/** Whether every rep has leads of one arm only, with at least two leads a rep: then the split was by rep. */
export function repsAreSplit(rows: readonly ExperimentRow[]): boolean {
  const sides = [...sidesOfReps(rows).values()]
  return sides.length > 1 && rows.length >= 2 * sides.length && sides.every((side) => side.size === 1)
}

/** The chance of so uneven a split: of the leads, or of the reps where whole reps were given to an arm. */
export function splitOf(
  rows: readonly ExperimentRow[],
  { byRep, shareB }: { readonly byRep: boolean; readonly shareB: number },
): number {
  const drawn =
    byRep && repsAreSplit(rows)
      ? [...sidesOfReps(rows).values()].flatMap((side) => [...side])
      : rows.map(({ arm }) => arm)
  const inB = drawn.filter((arm) => arm === 'B').length
  return splitPValue(drawn.length - inB, inB, shareB)
}
