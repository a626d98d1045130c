import type { ColumnKind } from '../table/column-kind.ts'
import type { PreparedColumn } from '../prepare-table.ts'

/** How ready the data are, and what to repair first. */
export type Readiness = {
  readonly deals: number
  readonly wins: number
  readonly columns: readonly { readonly column: string; readonly kind: ColumnKind; readonly filled: number }[]
  readonly hasText: boolean
  readonly hasSource: boolean
  readonly hasReason: boolean
  readonly hasDate: boolean
  readonly repairs: readonly string[]
}

const sourceName = /source|utm|канал|источник|арна|дереккөз|מקור|channel|campaign/iu
const reasonName = /reason|причин|себеп|סיבה/iu

type Found = Omit<Readiness, 'repairs'>

function repairsOf(found: Found): readonly string[] {
  const { deals, wins } = found
  const poor = found.columns.filter(({ filled }) => filled < 0.5).map(({ column }) => column)
  const list: (string | null)[] = [
    wins < 30
      ? `Only ${wins} won deals: keep recording outcomes; from about 100 won deals on the model rests mostly on your own data.`
      : null,
    deals - wins < 30
      ? `Only ${deals - wins} lost deals: close the lost ones too, or every lead looks like a win.`
      : null,
    found.hasSource ? null : 'No column names the source of a lead: record it, it is among the best predictors.',
    found.hasText ? null : 'No column holds what the lead wrote: keep the message, it says most about intent.',
    found.hasReason ? null : 'No column gives the reason of a loss: with it one sees what could have been saved.',
    found.hasDate ? null : 'No date column was named: with --date the test is on later deals, as in real work.',
    poor.length > 0
      ? `Less than half filled: ${poor.slice(0, 6).join(', ')}. Fill them or drop them from the form.`
      : null,
  ]
  return list.filter((line) => line !== null)
}

/** Looks over a table of deals. */
export function readinessOf(
  used: readonly PreparedColumn[],
  names: readonly string[],
  { outcomes, hasDate }: { readonly outcomes: Float64Array; readonly hasDate: boolean },
): Readiness {
  const deals = outcomes.length
  const found: Found = {
    deals,
    wins: outcomes.reduce((sum, value) => sum + value, 0),
    columns: used.map(({ column, kind, missing }) => ({
      column,
      kind,
      filled: missing === null ? 1 : 1 - missing.reduce((sum, flag) => sum + flag, 0) / deals,
    })),
    hasText: used.some(({ kind }) => kind === 'text'),
    hasSource: names.some((name) => sourceName.test(name)),
    hasReason: names.some((name) => reasonName.test(name)),
    hasDate,
  }
  return { ...found, repairs: repairsOf(found) }
}
