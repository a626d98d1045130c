import { AppError } from '../core/app-error.ts'
import type { TrainInput } from '../core/score/train.ts'

type Wishes = Required<Pick<TrainInput, 'ignore' | 'rising' | 'falling' | 'fixed' | 'lines'>>

/** Refuses wishes about a column that cannot both be met; AppError names the column and the options. */
export function refuseConflicts(
  { ignore, rising, falling, fixed, lines }: Wishes,
  { outcome, date }: { readonly outcome: string; readonly date: string | null },
): void {
  const byHand = new Set(fixed.map(({ column }) => column))
  const oneLine = new Set(lines === null ? [] : [lines])
  const wishes = { '--rising': rising, '--falling': falling, '--fixed': byHand, '--lines': oneLine }
  for (const [option, columns] of Object.entries(wishes))
    for (const column of columns) {
      const fault = column === outcome ? 'the outcome itself' : ignore.has(column) ? 'left out by --ignore' : null
      if (fault !== null) throw conflict(option, column, `${option} names "${column}", which is ${fault}.`)
      if (option !== '--fixed' && byHand.has(column))
        throw conflict(
          option,
          column,
          `Nothing is learned of "${column}", for it has points by --fixed: take it out of ${option}.`,
        )
    }
  if (date === outcome) throw conflict('--date', outcome, `--date names "${outcome}", which is the outcome itself.`)
}

const conflict = (option: string, column: string, message: string): AppError =>
  new AppError('bad_input', 'options_conflict', message, { option, column })
