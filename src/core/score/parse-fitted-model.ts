import { AppError } from '../app-error.ts'
import type { FittedModel, Grove, InputPoints } from './fitted-model.ts'
import type { ModelLines } from './lines/line-points.ts'
import { asArray, asNumber, asNumbers, asRecord, asText, broken } from './parse-json.ts'
import type { Encoding } from './table/encoding.ts'
import { codeCount } from './table/encoding.ts'

/** How a column writes its numbers or lists: one of some marks or words, or nothing where it is usual. */
function checkWriting(value: unknown, known: readonly string[], field: string): void {
  if (value !== undefined && !known.includes(asText(value, field))) throw broken(field, 'a way of writing is not known')
}

const optionalNumber = (json: unknown, field: string, usual: number): number =>
  json === undefined ? usual : asNumber(json, field)

function checkEncoding(json: unknown, field: string): Encoding {
  const record = asRecord(json, field)
  asText(record['column'], `${field}.column`)
  asText(record['derive'], `${field}.derive`)
  if (record['kind'] === 'number') {
    checkWriting(record['decimal'], ['.', ',', ',.', ''], `${field}.decimal`)
    if (record['unit'] !== undefined) asText(record['unit'], `${field}.unit`)
    const cuts = asNumbers(record['cuts'], `${field}.cuts`)
    if (asNumbers(record['scale'], `${field}.scale`).length !== cuts.length + 1)
      throw broken(field, 'scale and cuts differ')
    if (asNumbers(record['range'], `${field}.range`).length !== 2) throw broken(field, 'a range has two ends')
  } else if (record['kind'] === 'category') asArray(record['levels'], `${field}.levels`)
  else if (record['kind'] === 'item') {
    asText(record['item'], `${field}.item`)
    checkWriting(record['split'], ['lines', 'slash', 'array'], `${field}.split`)
  } else throw broken(`${field}.kind`, 'the kind of encoding is not known')
  return json as Encoding
}

function checkInput(json: unknown, field: string): InputPoints {
  const record = asRecord(json, field)
  const encoding = checkEncoding(record['encoding'], `${field}.encoding`)
  const bins = asNumbers(record['bins'], `${field}.bins`)
  const points = asNumbers(record['points'], `${field}.points`)
  if (bins.length !== codeCount(encoding) || bins.some((bin) => bin < -1 || bin >= points.length))
    throw broken(`${field}.bins`, 'bins and points do not fit together')
  asNumber(record['mean'], `${field}.mean`)
  if (record['prior'] !== null && asNumbers(record['prior'], `${field}.prior`).length !== points.length)
    throw broken(`${field}.prior`, 'the prior does not fit the points')
  if (record['slope'] !== null) asNumber(record['slope'], `${field}.slope`)
  // Models of the first weeks of this format do not say how much rare levels and unknown cells differ.
  const within = optionalNumber(record['within'], `${field}.within`, 0)
  return { ...(json as InputPoints), within, hidden: optionalNumber(record['hidden'], `${field}.hidden`, 0) }
}

/** Trees must lead forward and end, or scoring would never stop. */
function checkGrove(json: unknown, field: string, inputs: number): Grove {
  const record = asRecord(json, field)
  const [feature, threshold] = [asNumbers(record['feature'], field), asNumbers(record['threshold'], field)]
  const [left, value] = [asNumbers(record['left'], field), asNumbers(record['value'], field)]
  const nodes = feature.length
  if (threshold.length !== nodes || left.length !== nodes || value.length !== nodes)
    throw broken(field, 'the lists of tree nodes differ in length')
  for (let node = 0; node < nodes; node += 1) {
    if (feature[node]! < 0) continue
    if (feature[node]! >= inputs || !(left[node]! > node) || left[node]! + 1 >= nodes)
      throw broken(field, 'a tree node points nowhere')
  }
  if (asNumbers(record['roots'], field).some((root) => root < 0 || root >= nodes))
    throw broken(field, 'a root is missing')
  asNumber(record['base'], `${field}.base`)
  asNumber(record['least'], `${field}.least`)
  return json as Grove
}

function checkPastDeals(json: unknown): FittedModel['pastDeals'] {
  const record = asRecord(json, 'pastDeals')
  const [ids, won, rows] = ['ids', 'won', 'rows'].map((name) => asArray(record[name], `pastDeals.${name}`))
  for (const id of ids!) asText(id, 'pastDeals.ids')
  for (const row of rows!) asNumbers(row, 'pastDeals.rows')
  if (ids!.length !== rows!.length || won!.length !== rows!.length)
    throw broken('pastDeals', 'its lists differ in length')
  return json as FittedModel['pastDeals']
}

/** What lines add must fit the inputs that it is added to. */
function checkLines(json: unknown, inputs: readonly InputPoints[]): ModelLines {
  const record = asRecord(json, 'lines')
  asText(record['column'], 'lines.column')
  const values = asArray(record['values'], 'lines.values').map((value) => asText(value, 'lines.values'))
  for (const [at, one] of asArray(record['inputs'], 'lines.inputs').entries()) {
    const field = `lines.inputs[${at}]`
    const { line, of, level, points, slope, mean } = asRecord(one, field)
    const input = inputs[asNumber(of, `${field}.of`)]
    const count = asNumbers(points, `${field}.points`).length
    asNumber(mean, `${field}.mean`)
    if (slope !== null) asNumber(slope, `${field}.slope`)
    const wanted = level === true ? 1 : slope === null ? input?.points.length : 0
    const fits = count === wanted && (slope === null || input?.encoding.kind === 'number')
    if (!input || !(asNumber(line, field) < values.length) || !fits)
      throw broken(field, 'it fits no input of the model')
  }
  return json as ModelLines
}

/** Reads a learned model from parsed JSON; AppError `bad_file` names the place of a fault. */
export function parseFittedModel(json: unknown): FittedModel {
  const record = asRecord(json, 'model')
  if (record['version'] !== 2)
    throw new AppError(
      'bad_file',
      'model_version',
      'The model has a version this program does not know: train it again.',
    )
  asText(record['modelId'], 'modelId')
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
  const blend = asRecord(record['blend'], 'blend')
  asNumber(blend['base'], 'blend.base')
  asNumber(blend['shift'], 'blend.shift')
  if (asNumbers(blend['weights'], 'blend.weights').length !== 3)
    throw broken('blend.weights', 'three weights are expected')
  const fixed = asArray(record['fixed'] ?? [], 'fixed')
  for (const [at, column] of fixed.entries()) asArray(asRecord(column, `fixed[${at}]`)['rules'], `fixed[${at}].rules`)
  const novelty = asRecord(record['novelty'], 'novelty')
  for (const row of asArray(novelty['rows'], 'novelty.rows')) asNumbers(row, 'novelty.rows')
  asNumbers(novelty['distances'], 'novelty.distances')
  asNumbers(record['reference'], 'reference')
  const pastDeals =
    record['pastDeals'] === undefined ? { ids: [], won: [], rows: [] } : checkPastDeals(record['pastDeals'])
  if (typeof record['skill'] !== 'boolean') throw broken('skill', 'true or false is expected')
  for (const field of ['outcome', 'training', 'interval', 'prior', 'metrics']) asRecord(record[field], field)
  const interval = asRecord(record['interval'], 'interval')
  return {
    ...(json as FittedModel),
    inputs,
    ...(lines && { lines }),
    pastDeals,
    interval: {
      linear: asNumber(interval['linear'], 'interval.linear'),
      spread: asNumber(interval['spread'], 'interval.spread'),
      rest: optionalNumber(interval['rest'], 'interval.rest', 0),
      prior: optionalNumber(interval['prior'], 'interval.prior', 1),
    },
    rowsAre: record['rowsAre'] === 'leads' ? 'leads' : 'table',
    fixed: fixed as FittedModel['fixed'],
  }
}
