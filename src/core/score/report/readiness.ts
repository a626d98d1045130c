import type { ColumnKind } from '../table/column-kind.ts'
import type { LostValue } from '../outcome-values.ts'
import type { ModelColumn } from '../fitted-model.ts'
import { readingsOf } from '../read-columns.ts'
import { isMissing } from '../table/cells.ts'
import type { TrainInput } from '../train.ts'

/** What to repair first. */
export type Repair = {
  readonly code:
    | 'few_wins'
    | 'few_losses'
    | 'no_source'
    | 'no_text'
    | 'no_reason'
    | 'no_date'
    | 'half_empty'
    | 'many_lost'
  readonly count?: number
  readonly columns?: readonly string[]
}

/** How ready the data are, and what to repair first. */
export type Readiness = {
  readonly deals: number
  readonly wins: number
  readonly columns: readonly { readonly column: string; readonly kind: ColumnKind; readonly filled: number }[]
  readonly hasText: boolean
  readonly hasSource: boolean
  readonly hasReason: boolean
  readonly hasDate: boolean
  readonly repairs: readonly Repair[]
}

const sourceName = /source|utm|канал|источник|арна|дереккөз|מקור|channel|campaign/iu
const reasonName = /reason|причин|себеп|סיבה/iu

type Found = Omit<Readiness, 'repairs'>

function repairsOf(found: Found, lost: readonly LostValue[]): readonly Repair[] {
  const { deals, wins } = found
  const poor = found.columns.filter(({ filled }) => filled < 0.5).map(({ column }) => column)
  const list: (Repair | null)[] = [
    wins < 30 ? { code: 'few_wins', count: wins } : null,
    deals - wins < 30 ? { code: 'few_losses', count: deals - wins } : null,
    found.hasSource ? null : { code: 'no_source' },
    found.hasText ? null : { code: 'no_text' },
    found.hasReason ? null : { code: 'no_reason' },
    found.hasDate ? null : { code: 'no_date' },
    poor.length > 0 ? { code: 'half_empty', columns: poor.slice(0, 6) } : null,
    lost.length > 1 ? { code: 'many_lost', columns: lost.slice(0, 6).map(({ value }) => value.slice(0, 60)) } : null,
  ]
  return list.filter((repair) => repair !== null)
}

/**
 * Looks over a table of deals, at the columns that a person filled: not at what was read from their texts, at what was to be ignored, nor at
 * what is filled after closing.
 */
export function readinessOf(
  columns: readonly ModelColumn[],
  { table, outcomes, dates, lost = [] }: Pick<TrainInput, 'table' | 'outcomes' | 'dates' | 'lost'>,
): Readiness {
  const deals = outcomes.length
  const readings = readingsOf(columns)
  const own = columns.filter(({ column, ignored }) => !readings.has(column) && ignored !== 'asked')
  const filledIn = (column: string): number =>
    table.cells[table.columns.indexOf(column)]!.reduce((sum, cell) => sum + Number(!isMissing(cell)), 0) / deals
  const found: Found = {
    deals,
    wins: outcomes.reduce((sum, value) => sum + value, 0),
    columns: own.flatMap(({ column, kind, ignored }) =>
      ignored === 'leak' ? [] : [{ column, kind, filled: filledIn(column) }],
    ),
    hasText: own.some(({ kind }) => kind === 'text'),
    hasSource: own.some(({ column }) => sourceName.test(column)),
    hasReason: own.some(({ column }) => reasonName.test(column)),
    hasDate: dates !== null,
  }
  return { ...found, repairs: repairsOf(found, lost) }
}
