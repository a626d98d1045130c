import { AppError } from '../app-error.ts'
import type { FittedModel, InputPoints } from './fitted-model.ts'
import type { FixedRule } from './fixed-points.ts'
import { checkGrove } from './parse-grove.ts'
import { checkInput, checkLines } from './parse-inputs.ts'
import {
  asArray,
  asFinite,
  asNotNegative,
  asNumber,
  asNumbers,
  asRecord,
  asRising,
  asText,
  asTexts,
  asWhole,
  broken,
  optionalNumber,
} from './parse-json.ts'
import { codeCount } from './table/encoding.ts'

const asTextOrNull = (json: unknown, field: string): string | null => (json === null ? null : asText(json, field))

function checkColumns(json: unknown): void {
  for (const [at, column] of asArray(json, 'columns').entries()) {
    const record = asRecord(column, `columns[${at}]`)
    asText(record['column'], `columns[${at}].column`)
    asText(record['kind'], `columns[${at}].kind`)
    asTextOrNull(record['ignored'], `columns[${at}].ignored`)
  }
}

/** What the model was learned from, and how well it did. */
function checkOrigin(record: Readonly<Record<string, unknown>>): void {
  const outcome = asRecord(record['outcome'], 'outcome')
  asText(outcome['column'], 'outcome.column')
  asTexts(outcome['won'], 'outcome.won')
  const training = asRecord(record['training'], 'training')
  for (const name of ['rows', 'wins', 'seed']) asWhole(training[name], `training.${name}`, 0)
  asText(training['fingerprint'], 'training.fingerprint')
  asTextOrNull(training['dateColumn'], 'training.dateColumn')
  const metrics = asRecord(record['metrics'], 'metrics')
  for (const name of ['auc', 'auc_low', 'auc_high', 'log_loss', 'log_loss_base', 'brier', 'ece'])
    asNumber(metrics[name], `metrics.${name}`)
}

/** Rows of past deals as codes: one of each input. */
function checkCodes(json: unknown, field: string, inputs: readonly InputPoints[]): number {
  const counts = inputs.map(({ encoding }) => codeCount(encoding))
  const rows = asArray(json, field)
  for (const row of rows) {
    const codes = asArray(row, field)
    if (codes.length !== counts.length) throw broken(field, 'a row does not fit the inputs')
    for (let f = 0; f < counts.length; f += 1) asWhole(codes[f], field, 0, counts[f])
  }
  return rows.length
}

function checkPastDeals(json: unknown, inputs: readonly InputPoints[]): FittedModel['pastDeals'] {
  const record = asRecord(json, 'pastDeals')
  const ids = asTexts(record['ids'], 'pastDeals.ids')
  const won = asArray(record['won'], 'pastDeals.won')
  if (won.some((one) => typeof one !== 'boolean')) throw broken('pastDeals.won', 'true or false is expected')
  const rows = checkCodes(record['rows'], 'pastDeals.rows', inputs)
  if (ids.length !== rows || won.length !== rows) throw broken('pastDeals', 'its lists differ in length')
  return json as FittedModel['pastDeals']
}

function checkRule(json: unknown, field: string): FixedRule {
  const { column, is, from, below, missing, points } = asRecord(json, field)
  asText(column, `${field}.column`)
  asNumber(points, `${field}.points`)
  if (is !== undefined) asTexts(is, `${field}.is`)
  for (const end of [from, below]) if (end !== undefined) asFinite(end, field)
  if (missing !== undefined && missing !== true) throw broken(`${field}.missing`, 'true is expected')
  return json as FixedRule
}

function checkFixed(json: unknown): FittedModel['fixed'] {
  const columns = asArray(json, 'fixed')
  for (const [at, one] of columns.entries()) {
    const field = `fixed[${at}]`
    const { column, mean, rules } = asRecord(one, field)
    asText(column, `${field}.column`)
    asNumber(mean, `${field}.mean`)
    for (const [k, rule] of asArray(rules, `${field}.rules`).entries()) checkRule(rule, `${field}.rules[${k}]`)
  }
  return columns as FittedModel['fixed']
}

function parseInterval(json: unknown): FittedModel['interval'] {
  const record = asRecord(json, 'interval')
  return {
    linear: asNotNegative(record['linear'], 'interval.linear'),
    spread: asNotNegative(record['spread'], 'interval.spread'),
    rest: optionalNumber(record['rest'], 'interval.rest', 0),
    prior: optionalNumber(record['prior'], 'interval.prior', 1),
  }
}

function checkPrior(json: unknown): void {
  const record = asRecord(json, 'prior')
  if (asNumber(record['base'], 'prior.base') <= 0) throw broken('prior.base', 'a number above 0 is expected')
  asNotNegative(record['feature'], 'prior.feature')
}

function checkBlend(json: unknown): void {
  const blend = asRecord(json, 'blend')
  asNumber(blend['base'], 'blend.base')
  asNumber(blend['shift'], 'blend.shift')
  if (asNumbers(blend['weights'], 'blend.weights').length !== 3)
    throw broken('blend.weights', 'three weights are expected')
}

function parseRowsAre(json: unknown): FittedModel['rowsAre'] {
  if (json === undefined || json === 'table') return 'table'
  if (json === 'leads') return json
  throw broken('rowsAre', 'table or leads is expected')
}

/**
 * Reads a learned model from parsed JSON; AppError `bad_file` names the place of a fault. Every field is looked at: what passes can be
 * scored with and gives numbers.
 */
export function parseFittedModel(json: unknown): FittedModel {
  const record = asRecord(json, 'model')
  if (record['version'] !== 2)
    throw new AppError(
      'bad_file',
      'model_version',
      'The model has a version this program does not know: train it again.',
    )
  asText(record['modelId'], 'modelId')
  checkOrigin(record)
  checkColumns(record['columns'])
  const inputs = asArray(record['inputs'], 'inputs').map((input, index) => checkInput(input, `inputs[${index}]`))
  checkGrove(record['boost'], 'boost', inputs.length)
  checkGrove(record['forest'], 'forest', inputs.length)
  asNumber(record['intercept'], 'intercept')
  const lines = record['lines'] === undefined ? null : checkLines(record['lines'], inputs)
  const size =
    1 +
    [...inputs, ...(lines?.inputs ?? [])].reduce(
      (sum, { points, slope }) => sum + points.length + Number(slope !== null),
      0,
    )
  if (asNumbers(record['covariance'], 'covariance').length !== (size * (size + 1)) / 2)
    throw broken('covariance', 'the covariance does not fit the points')
  checkBlend(record['blend'])
  checkPrior(record['prior'])
  const novelty = asRecord(record['novelty'], 'novelty')
  checkCodes(novelty['rows'], 'novelty.rows', inputs)
  asRising(novelty['distances'], 'novelty.distances')
  asRising(record['reference'], 'reference')
  if (typeof record['skill'] !== 'boolean') throw broken('skill', 'true or false is expected')
  return {
    ...(json as FittedModel),
    inputs,
    ...(lines && { lines }),
    pastDeals:
      record['pastDeals'] === undefined ? { ids: [], won: [], rows: [] } : checkPastDeals(record['pastDeals'], inputs),
    interval: parseInterval(record['interval']),
    rowsAre: parseRowsAre(record['rowsAre']),
    fixed: checkFixed(record['fixed'] ?? []),
  }
}
