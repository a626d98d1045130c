import type { Reader } from '../core/read/reader.ts'
import { tableOfRows } from '../core/score/rows-table.ts'
import type { BaseWorld } from './base-features.ts'
import type { BaseModel } from '../core/score/base-model.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import type { LostValue } from '../core/score/outcome-values.ts'
import { withReadings } from '../core/score/read-columns.ts'
import { columnKind } from '../core/score/table/column-kind.ts'
import type { DealTable } from '../core/score/table/encoding.ts'
import { type Trained, type TrainInput, trainModel } from '../core/score/train.ts'
import { loadDeals, type TrainOptions } from './load-deals.ts'
import type { FilesPort } from './ports/files.ts'
import { refuseConflicts } from './refuse-conflicts.ts'

export type TrainWorld = { readonly files: FilesPort; baseModel(): Promise<BaseModel>; base(): Promise<BaseWorld> }

type ReadWorld = { baseModel(): Promise<BaseModel>; reader(): Promise<Reader> }

/**
 * How the table was read: the values that count as lost, the deals that are left out because they have no outcome, those without a date, and
 * whether deals are named by the number of their row because the table's ids tell of people.
 */
export type Outcomes = {
  readonly lost: readonly LostValue[]
  readonly open: number
  /** Null where no column of dates was named. */
  readonly undated: number | null
  readonly idsHidden: boolean
}

/** The answer of `assay train --json`. */
export function trainSummary(
  { model, leaks, ignored, metrics, lines }: Trained,
  { lost, open, undated }: Outcomes,
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
    ...(undated !== null && { undated_deals: undated }),
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

/** Inputs that are the same for every deal and tell no more than those of a lead of which nothing is known: no column of the file fills them. */
function filledInputs(inputs: DealTable, blank: FeatureRow): DealTable {
  const filled = inputs.columns.map((name, k) => inputs.cells[k]!.some((cell) => cell !== String(blank[name] ?? '')))
  return {
    columns: inputs.columns.filter((_, k) => filled[k]),
    cells: inputs.cells.filter((_, k) => filled[k]),
  }
}

/**
 * Deals as the server sees leads: columns are recognised as in an import, checks that need no network and the reader run, and the
 * inputs bear the server's names (`leadFeatures`); columns of no known kind are `custom.NAME`. Such a model can be published. What the person
 * wished of a column is wished of the input that it becomes.
 */
export async function dealsAsLeads(world: Omit<TrainWorld, 'files'>, deals: TrainInput): Promise<TrainInput> {
  const kept = deals.table.columns.flatMap((column, k) => (deals.ignore.has(column) ? [] : [k]))
  const columns = kept.map((k) => deals.table.columns[k]!)
  const cells = kept.map((k) => deals.table.cells[k]!)
  const rows = deals.ids.map((_, row) => cells.map((column) => column[row]!))
  const sample = rows.slice(0, 200)
  // The checks are large: who trains from a table as it came waits for none of them.
  const { makeBaseFeatures, mappingOf } = await import('./base-features.ts')
  const { anyInput, linesInput, numberInput, ruleOfInput, silencedBy } = await import('./server-inputs.ts')
  const base = await world.base()
  const toFeatures = makeBaseFeatures(base, columns, sample)
  const blank = toFeatures({ line: 1, cells: columns.map(() => '') }).row
  const table = filledInputs(tableOfRows(rows.map((row, at) => toFeatures({ line: at + 2, cells: row }).row)), blank)
  const read = { columns, cells, mapping: mappingOf(base, columns, sample).mapping, inputs: table }
  const rules = deals.fixed ?? []
  const known = new Set([...deals.table.columns, deals.outcome.column])
  const others = [...deals.ignore].filter((name) => !known.has(name))
  const asked = others.map((name) => anyInput(read, '--ignore', name))
  const wishes = {
    ignore: new Set([...asked, ...silencedBy(read, rules)]),
    rising: new Set([...(deals.rising ?? [])].map((column) => numberInput(read, '--rising', column))),
    falling: new Set([...(deals.falling ?? [])].map((column) => numberInput(read, '--falling', column))),
    fixed: rules.map((rule) => ruleOfInput(read, rule)),
    lines: deals.lines ? linesInput(read, deals.lines) : null,
  }
  refuseConflicts(wishes, { outcome: deals.outcome.column, date: null })
  return { ...deals, ...wishes, table, prior: await world.baseModel(), rowsAre: 'leads' }
}

/** Trains from a table of deals and writes the model; answers what was learned and how many rows were refused. */
export async function trainFromTable(
  world: TrainWorld,
  input: { readonly from: string; readonly to: string; readonly options: TrainOptions; readonly forServer: boolean },
): Promise<{ readonly trained: Trained; readonly read: Outcomes; readonly refused: number }> {
  const refusals = world.files.refusals(input.to)
  try {
    const options = { ...input.options, forServer: input.forServer }
    const deals = await loadDeals(world.files, input.from, options, (row) => refusals.refuse(row))
    const prepared = input.forServer
      ? await dealsAsLeads(world, deals)
      : await prepareDeals(
          { baseModel: () => world.baseModel(), reader: async () => (await world.base()).reader },
          deals,
        )
    const trained = trainModel(prepared)
    await world.files.writeText(input.to, `${JSON.stringify(trained.model)}\n`)
    const undated = deals.dates === null ? null : (deals.undated ?? 0)
    const read = {
      lost: deals.lost ?? [],
      open: deals.open ?? 0,
      undated,
      idsHidden: deals.idsHidden ?? false,
    }
    return { trained, read, refused: await refusals.close() }
  } catch (error) {
    await refusals.abort()
    throw error
  }
}
