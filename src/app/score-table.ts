import { AppError } from '../core/app-error.ts'
import type { BaseModel } from '../core/score/base-model.ts'
import { type FeatureRow, rowOf } from '../core/score/feature-row.ts'
import type { FittedModel } from '../core/score/fitted-model.ts'
import { makeScorer, parseModel, type ScoreModel } from '../core/score/model.ts'
import { makeNearestDeals, type NearDeal } from '../core/score/nearest-deals.ts'
import { asModelColumns, readColumnsOf, readingsOf, readRow } from '../core/score/read-columns.ts'
import type { Score } from '../core/score/score.ts'
import type { BaseWorld } from './base-features.ts'
import type { FilesPort, TableRow } from './ports/files.ts'

export type ScoreWorld = {
  readonly files: FilesPort
  baseModel(): Promise<BaseModel>
  /** Reader, checks and column names: made only for the base scorecard. */
  base(): Promise<BaseWorld>
}

/** The columns that `assay score` adds. */
export const scoreColumns = [
  'probability',
  'score',
  'low',
  'high',
  'rank',
  'own_data_share',
  'novelty',
  'reasons',
  'nearest',
] as const

/** Reads a model file; AppError where it is none. */
export async function loadModel(files: FilesPort, path: string): Promise<ScoreModel> {
  const text = await files.readText(path)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new AppError(
      'bad_file',
      'model_broken',
      'The model file is not JSON: give the file written by `assay train`.',
      {
        option: '--model',
      },
    )
  }
  return parseModel(json)
}

/** Twelve digits behind the point: hundreds of such reasons still sum to the log-odds to 1e-9. */
const points = (value: number): number => Number(value.toFixed(12))

/** The cells of a score, in the order of `scoreColumns`. Reasons keep every non-zero entry. */
export function scoreCells(score: Score, near: readonly NearDeal[]): readonly (string | number)[] {
  const reasons = score.contributions
    .map(({ column, value, points: amount }) => ({ column, value, points: points(amount) }))
    .filter((part) => part.points !== 0)
  return [
    score.probability.toFixed(6),
    score.score,
    score.low.toFixed(6),
    score.high.toFixed(6),
    Number(score.rank.toFixed(2)),
    score.ownDataShare.toFixed(4),
    score.novelty.toFixed(4),
    JSON.stringify(reasons),
    JSON.stringify(near.map((deal) => ({ ...deal, distance: Number(deal.distance.toFixed(4)) }))),
  ]
}

/** Columns that a model learned from and a table lacks: they count as unknown in every row. Readings of a text are no column of the table. */
function lacking(model: ScoreModel, columns: readonly string[]): readonly string[] {
  if (model.format !== 'assay.model' || model.rowsAre !== 'table') return []
  const made = readingsOf(model.columns)
  const asked = [...model.inputs.map(({ encoding }) => encoding.column), ...model.fixed.map(({ column }) => column)]
  const known = asModelColumns(columns, model.columns)
  return [...new Set(asked)].filter((column) => !made.has(column) && !known.includes(column))
}

const sampleSize = 200
/** Past deals named beside a score. */
const nearDeals = 3

type ToRow = (row: TableRow) => FeatureRow

/** Rows for a learned model; its text columns are read as they were in training. */
async function tableFeatures(world: ScoreWorld, model: FittedModel, columns: readonly string[]): Promise<ToRow> {
  const names = asModelColumns(columns, model.columns)
  const texts = readColumnsOf(model.columns)
  if (texts.length === 0) return ({ cells }) => rowOf(names, cells)
  const { reader } = await world.base()
  return ({ cells }) => readRow(rowOf(names, cells), texts, reader)
}

/** Scores a table row by row, in order and in constant memory. */
export async function scoreTable(
  world: ScoreWorld,
  input: { readonly from: string; readonly model: string | null; readonly to: string },
): Promise<{ readonly rows: number; readonly refused: number; readonly lacking: readonly string[] }> {
  const model = input.model === null ? await world.baseModel() : await loadModel(world.files, input.model)
  const scorer = makeScorer(model)
  const nearest = model.format === 'assay.model' ? makeNearestDeals(model) : () => []
  const table = await world.files.openTable(input.from)
  const added = scoreColumns.map((name) => (table.columns.includes(name) ? `assay_${name}` : name))
  const writer = await world.files.createTable(input.to, [...table.columns, ...added])
  const refusals = world.files.refusals(input.to)
  let toRow: ToRow | null =
    model.format === 'assay.model' && model.rowsAre === 'table'
      ? await tableFeatures(world, model, table.columns)
      : null
  const waiting: TableRow[] = []
  let rows = 0
  const write = async (row: TableRow): Promise<void> => {
    const features = toRow!(row)
    await writer.write([...row.cells, ...scoreCells(scorer.score(features), nearest(features, nearDeals))])
    rows += 1
  }
  const start = async (): Promise<void> => {
    const sample = waiting.map((row) => row.cells)
    const { makeBaseFeatures } = await import('./base-features.ts')
    const features = makeBaseFeatures(await world.base(), table.columns, sample)
    toRow = (row) => features(row)[model.format === 'assay.model' ? 'row' : 'known']
    for (const row of waiting.splice(0)) await write(row)
  }
  try {
    for await (const row of table.rows((refused) => refusals.refuse(refused))) {
      if (toRow !== null) await write(row)
      else if (waiting.push(row) >= sampleSize) await start()
    }
    if (toRow === null) await start()
    await writer.close()
    return { rows, refused: await refusals.close(), lacking: lacking(model, table.columns) }
  } catch (error) {
    await writer.abort()
    await refusals.abort()
    throw error
  }
}
