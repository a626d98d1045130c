import { type AnalyseOptions, analyseExperiment, type ExperimentResult } from './analyse.ts'
import type { ExperimentRow } from './metric.ts'
import { type ResultDocument, resultDocument } from './result-document.ts'

/** What a file with a result says of itself, so that no other JSON is taken for one. */
export const resultFormat = 'assay-experiment-result'

export type Cell = string | number | boolean | null
export type ResultTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** How a comparison was made: everything that `analyseExperiment` was told beside the rows. */
export type ResultSettings = {
  readonly metric: string
  readonly better: 'higher' | 'lower'
  readonly unit: 'lead' | 'rep'
  readonly alpha: number
  readonly share_b: number | null
  readonly bound: number | null
  readonly tuned: number | null
}

/** One comparison: its settings, the table of its rows, and what came out. Without a table only the summary is given, see `recompute`. */
export type ResultEntry = {
  readonly table: string | null
  readonly settings: ResultSettings
  readonly result: ResultDocument
}

/** A result with everything needed to compute it again. */
export type ResultFile = {
  readonly format: typeof resultFormat
  readonly version: 1
  readonly question: string | null
  readonly computed_at: string
  readonly method: string
  readonly tables: Readonly<Record<string, ResultTable>>
  readonly results: readonly ResultEntry[]
}

/** A comparison as it was made. Those of one table have the same rows in the same order, but for the metric's own number. */
export type ArmComparison = {
  readonly table: string | null
  readonly rows: readonly ExperimentRow[]
  readonly options: AnalyseOptions
  readonly result: ExperimentResult
}

/** Compares the arms, and keeps with the result what it rests on. */
export const compareRows = (
  table: string | null,
  rows: readonly ExperimentRow[],
  options: AnalyseOptions,
): ArmComparison => ({ table, rows, options, result: analyseExperiment(rows, options) })

export type ResultFileInput = Pick<ResultFile, 'question' | 'computed_at' | 'method'> & {
  readonly comparisons: readonly ArmComparison[]
  /** Ids of the rows of a table, such as leads. */
  readonly ids: Readonly<Record<string, readonly string[]>>
  /** The name of a person in the file, which says nothing of who it is. */
  readonly personOf: (repId: string) => string
}

/** Puts comparisons into one file; numbers as they are, so that computing again gives the same figures to the last digit. */
export function makeResultFile({ comparisons, ids, personOf, ...about }: ResultFileInput): ResultFile {
  const names = [...new Set(comparisons.flatMap(({ table }) => table ?? []))]
  const tables = names.map((name) => {
    const those = comparisons.filter(({ table }) => table === name)
    return [name, tableOf(those, { ids: ids[name] ?? null, personOf })] as const
  })
  return {
    format: resultFormat,
    version: 1,
    ...about,
    tables: Object.fromEntries(tables),
    results: comparisons.map(({ table, options, result }) => ({
      table,
      settings: {
        metric: options.metric.name,
        better: options.metric.better,
        unit: options.unit,
        alpha: options.alpha,
        share_b: options.shareB,
        bound: options.bound ?? null,
        tuned: options.tuned ?? null,
      },
      result: resultDocument(result),
    })),
  }
}

type Naming = { readonly ids: readonly string[] | null } & Pick<ResultFileInput, 'personOf'>

function tableOf(those: readonly ArmComparison[], { ids, personOf }: Naming): ResultTable {
  const { rows } = those[0]!
  const own = those.filter(({ options: { metric } }) => metric.name !== 'conversion' && metric.name !== 'revenue')
  const kinds = [...new Set(rows.flatMap((row) => Object.keys(row.kinds ?? {})))]
  const width = rows[0]?.pre.length ?? 0
  const hasOutcome = own.length < those.length
  return {
    columns: [
      ...(ids ? ['lead_id'] : []),
      'rep_id',
      'arm',
      'assigned_at',
      'source',
      ...(hasOutcome ? ['won', 'amount'] : []),
      ...own.map(({ options }) => options.metric.name),
      ...Array.from({ length: width }, (_, at) => `pre_${at + 1}`),
      ...kinds.map((kind) => `segment_${kind}`),
    ],
    rows: rows.map((row, at) => [
      ...(ids ? [ids[at] ?? null] : []),
      row.repId === null ? null : personOf(row.repId),
      row.arm,
      row.assignedAt === null ? null : new Date(row.assignedAt).toISOString(),
      row.source,
      ...(hasOutcome ? [row.won, row.amount] : []),
      ...own.map((one) => one.rows[at]!.measured),
      ...row.pre,
      ...kinds.map((kind) => row.kinds?.[kind] ?? null),
    ]),
  }
}
