import { chiSquareTail } from '../math/distributions.ts'
import { type Arm, arms } from './assign.ts'
import { splitAlarm } from './imbalance.ts'
import type { ExperimentRow } from './metric.ts'
import { repsAreSplit, sidesOfReps } from './rep-split.ts'

/** A remark that changes how the result is to be read: a stable code and the number that goes with it. */
export type ExperimentWarning = { readonly code: string; readonly count: number | null }

export type WarnInput = {
  readonly rows: readonly ExperimentRow[]
  /** Those of the rows whose metric is known. */
  readonly measured: readonly ExperimentRow[]
  readonly unit: 'lead' | 'rep'
  readonly split: number
  /** Whether there was enough to give an interval. */
  readonly told: boolean
}

/** Reps below which an analysis by rep says little. */
const fewReps = 20

/** What a reader of the result must know. */
export function warningsOf({ rows, measured, unit, split, told }: WarnInput): readonly ExperimentWarning[] {
  const reps = sidesOfReps(rows).size
  const open = rows.length - measured.length
  const without = rows.filter(({ repId }) => repId === null).length
  const all: readonly (readonly [boolean, string, number | null])[] = [
    [split < splitAlarm, 'split_broken', null],
    [!told && rows.length > 0, 'too_few_to_tell', measured.length],
    [open > 0, 'open_leads_left_out', open],
    [openUnevenly(rows, measured), 'open_leads_uneven', null],
    [unit === 'lead' && repsAreSplit(rows), 'arms_split_by_rep', reps],
    [unit === 'rep', 'analysed_by_rep', reps],
    [unit === 'rep' && reps < fewReps, 'few_reps', reps],
    [unit === 'rep' && without > 0, 'leads_without_rep', without],
  ]
  return all.filter(([holds]) => holds).map(([, code, count]) => ({ code, count }))
}

/** Whether the share of open leads differs between the arms beyond chance: chi-square of the two by two table. */
function openUnevenly(rows: readonly ExperimentRow[], measured: readonly ExperimentRow[]): boolean {
  const count = (among: readonly ExperimentRow[], arm: Arm) => among.filter((row) => row.arm === arm).length
  const share = 1 - measured.length / Math.max(1, rows.length)
  const cells = arms.map((arm) => ({ total: count(rows, arm), open: count(rows, arm) - count(measured, arm) }))
  if (share === 0 || share === 1 || cells.some(({ total }) => total === 0)) return false
  const chiSquare = cells.reduce(
    (sum, { total, open }) => sum + (open - total * share) ** 2 / (total * share * (1 - share)),
    0,
  )
  return chiSquareTail(chiSquare, 1) < splitAlarm
}
