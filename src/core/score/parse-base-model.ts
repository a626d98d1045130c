import { AppError } from '../app-error.ts'
import type { BaseBin, BaseCard, BaseGroup, BaseModel } from './base-model.ts'
import { asArray, asNotNegative, asNumber, asRecord, asRising, asText, broken } from './parse-json.ts'

function parseBin(json: unknown, field: string): BaseBin {
  const record = asRecord(json, field)
  const bin: Record<string, unknown> = {
    points: asNumber(record['points'], `${field}.points`),
    reason: asText(record['reason'], `${field}.reason`),
  }
  if (record['is'] !== undefined)
    bin['is'] = asArray(record['is'], `${field}.is`).map((value, index) => asText(value, `${field}.is[${index}]`))
  for (const name of ['from', 'below', 'sd'])
    if (record[name] !== undefined) bin[name] = asNumber(record[name], `${field}.${name}`)
  if (record['missing'] === true) bin['missing'] = true
  if (!('is' in bin || 'from' in bin || 'below' in bin || 'missing' in bin))
    throw broken(field, 'a bin needs `is`, `from`, `below` or `missing`')
  return bin as BaseBin
}

function parseCard(json: unknown, field: string): BaseCard {
  const record = asRecord(json, field)
  return {
    feature: asText(record['feature'], `${field}.feature`),
    label: asText(record['label'], `${field}.label`),
    group: asText(record['group'], `${field}.group`),
    sd: asNotNegative(record['sd'], `${field}.sd`),
    bins: asArray(record['bins'], `${field}.bins`).map((bin, index) => parseBin(bin, `${field}.bins[${index}]`)),
  }
}

function parseGroup(json: unknown, field: string): BaseGroup {
  const record = asRecord(json, field)
  const low = asNumber(record['low'], `${field}.low`)
  const high = asNumber(record['high'], `${field}.high`)
  if (low >= 0 || high <= 0) throw broken(field, 'a group needs low < 0 < high')
  return { name: asText(record['name'], `${field}.name`), low, high }
}

/** Reads a base scorecard from parsed JSON; AppError `bad_file` names the place of a fault. */
export function parseBaseModel(json: unknown): BaseModel {
  const record = asRecord(json, 'model')
  if (record['version'] !== 1)
    throw new AppError('bad_file', 'model_version', 'The scorecard has a version this program does not know.')
  const baseRate = asNumber(record['baseRate'], 'baseRate')
  if (!(baseRate > 0 && baseRate < 1)) throw broken('baseRate', 'the base rate must lie between 0 and 1')
  const source = record['baseRateSource']
  return {
    format: 'assay.scorecard',
    version: 1,
    modelId: asText(record['modelId'], 'modelId'),
    baseRate,
    baseRateSource: source === 'named' || source === 'deals' ? source : 'assumed',
    baseSd: asNotNegative(record['baseSd'], 'baseSd'),
    groups: asArray(record['groups'], 'groups').map((group, index) => parseGroup(group, `groups[${index}]`)),
    cards: asArray(record['cards'], 'cards').map((card, index) => parseCard(card, `cards[${index}]`)),
    reference: asRising(record['reference'], 'reference'),
  }
}
