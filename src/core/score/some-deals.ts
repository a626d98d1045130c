import { takeOutcomes } from './fit/design.ts'
import type { TrainInput } from './train.ts'

/** The training input of some of the deals, in the order given. */
export function someDeals(input: TrainInput, rows: Int32Array): TrainInput {
  const { table, outcomes, dates, ids, offsets } = input
  const pick = <T>(values: readonly T[]): T[] => Array.from(rows, (row) => values[row]!)
  return {
    ...input,
    table: { columns: table.columns, cells: table.cells.map(pick) },
    outcomes: takeOutcomes(outcomes, rows),
    dates: dates && takeOutcomes(dates, rows),
    ids: pick(ids),
    ...(offsets && { offsets: takeOutcomes(offsets, rows) }),
  }
}
