import type { Reader } from '../core/read/reader.ts'
import { tableOfRows } from '../core/score/rows-table.ts'
import type { BaseWorld } from './base-features.ts'
import type { BaseModel } from '../core/score/base-model.ts'
import type { LostValue } from '../core/score/outcome-values.ts'
import { withReadings } from '../core/score/read-columns.ts'
import { columnKind } from '../core/score/table/column-kind.ts'
import { type Trained, type TrainInput, trainModel } from '../core/score/train.ts'
import { loadDeals, type TrainOptions } from './load-deals.ts'
import type { FilesPort } from './ports/files.ts'

export type TrainWorld = { readonly files: FilesPort; baseModel(): Promise<BaseModel>; base(): Promise<BaseWorld> }

type ReadWorld = { baseModel(): Promise<BaseModel>; reader(): Promise<Reader> }

/**
 * How the table was read: the values that count as lost, the deals that are left out because they have no outcome, and whether deals are named by
 * the number of their row because the table's ids tell of people.
 */
export type Outcomes = { readonly lost: readonly LostValue[]; readonly open: number; readonly idsHidden: boolean }

/** The answer of `assay train --json`. */
export function trainSummary(
  { model, leaks, ignored, metrics, lines }: Trained,
  { lost, open }: Outcomes,
): Readonly<Record<string, unknown>> {
  const digits = (value: number): number => Number(value.toFixed(6))
  return {
    rows: model.training.rows,
    wins: model.training.wins,
    base_rate: digits(model.training.wins / model.training.rows),
    skill: model.skill,
    lost_values: lost,
    open_deals: open,
    date_split: model.training.dateColumn !== null,
    leaks,
    ignored,
    ...(lines && { lines }),
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, digits(value)])),
    seed: model.training.seed,
    model_id: model.modelId,
  }
}

/** Deals with the base scorecard as prior and their texts read; the reader is loaded only where there is a text. */
export async function prepareDeals(world: ReadWorld, deals: TrainInput): Promise<TrainInput> {
  const { columns, cells } = deals.table
  const hasText = columns.some((column, k) => !deals.ignore.has(column) && columnKind(column, cells[k]!) === 'text')
  const table = hasText ? withReadings(deals.table, await world.reader(), deals.ignore) : deals.table
  return { ...deals, table, prior: await world.baseModel() }
}

/**
 * Deals as the server sees leads: columns are recognised as in an import, checks that need no network and the reader run, and the
 * inputs bear the server's names (`leadFeatures`); columns of no known kind are `custom.NAME`. Such a model can be published.
 */
export async function dealsAsLeads(world: Omit<TrainWorld, 'files'>, deals: TrainInput): Promise<TrainInput> {
  const { columns, cells } = deals.table
  const kept = columns.map((_, k) => k).filter((k) => !deals.ignore.has(columns[k]!))
  const names = kept.map((k) => columns[k]!)
  const rows = deals.ids.map((_, row) => kept.map((k) => cells[k]![row]!))
  // The checks are large: who trains from a table as it came waits for none of them.
  const { makeBaseFeatures } = await import('./base-features.ts')
  const toFeatures = makeBaseFeatures(await world.base(), names, rows.slice(0, 200))
  const table = tableOfRows(rows.map((row, at) => toFeatures({ line: at + 2, cells: row }).row))
  const known = (set: ReadonlySet<string> | undefined): ReadonlySet<string> =>
    new Set([...(set ?? [])].map(asFeature(table)))
  return {
    ...deals,
    table,
    ignore: new Set(),
    rising: known(deals.rising),
    falling: known(deals.falling),
    lines: deals.lines ? asFeature(table)(deals.lines) : null,
    fixed: deals.fixed?.map((rule) => ({ ...rule, column: asFeature(table)(rule.column) })) ?? [],
    prior: await world.baseModel(),
    rowsAre: 'leads',
  }
}

/** A column that the person named, by its name among the features. */
const asFeature =
  ({ columns }: TrainInput['table']) =>
  (name: string): string =>
    columns.includes(`custom.${name}`) ? `custom.${name}` : name

/** Trains from a table of deals and writes the model; answers what was learned and how many rows were refused. */
export async function trainFromTable(
  world: TrainWorld,
  input: { readonly from: string; readonly to: string; readonly options: TrainOptions; readonly forServer: boolean },
): Promise<{ readonly trained: Trained; readonly read: Outcomes; readonly refused: number }> {
  const refusals = world.files.refusals(input.to)
  try {
    const deals = await loadDeals(world.files, input.from, input.options, (row) => refusals.refuse(row))
    const prepared = input.forServer
      ? await dealsAsLeads(world, deals)
      : await prepareDeals(
          { baseModel: () => world.baseModel(), reader: async () => (await world.base()).reader },
          deals,
        )
    const trained = trainModel(prepared)
    await world.files.writeText(input.to, `${JSON.stringify(trained.model)}\n`)
    const read = { lost: deals.lost ?? [], open: deals.open ?? 0, idsHidden: deals.idsHidden ?? false }
    return { trained, read, refused: await refusals.close() }
  } catch (error) {
    await refusals.abort()
    throw error
  }
}
