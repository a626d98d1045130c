import type { InputPoints } from './fitted-model.ts'
import type { ModelLines } from './lines/line-points.ts'
import {
  asArray,
  asFinite,
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
import { codeCount, type Encoding } from './table/encoding.ts'
import type { Derivation } from './table/plan.ts'

/** What each way of reading a cell gives. Models of the first weeks hold months. */
const kindsOf: Readonly<Record<Derivation, readonly Encoding['kind'][]>> = {
  number: ['number'],
  hour: ['number'],
  length: ['number'],
  month: ['number', 'category'],
  category: ['category'],
  weekday: ['category'],
  'weekday, month first': ['category'],
  'yes or no': ['category'],
  'given or not': ['category'],
  'mail domain': ['category'],
  'phone type': ['category'],
  'site domain': ['category'],
  'title class': ['category'],
  'source class': ['category'],
  words: ['item'],
  items: ['item'],
}

/** A code is a byte, and what a line adds to an input has one code more. */
const mostCodes = 255

/** How a column writes its numbers or lists: one of some marks or words, or nothing where it is usual. */
function checkWriting(value: unknown, known: readonly string[], field: string): void {
  if (value !== undefined && !known.includes(asText(value, field))) throw broken(field, 'a way of writing is not known')
}

function checkNumber(record: Readonly<Record<string, unknown>>, field: string): void {
  checkWriting(record['decimal'], ['.', ',', ',.', ''], `${field}.decimal`)
  if (record['unit'] !== undefined) asText(record['unit'], `${field}.unit`)
  const cuts = asRising(record['cuts'], `${field}.cuts`)
  const bins = cuts.length + 1
  if (asNumbers(record['scale'], `${field}.scale`).length !== bins) throw broken(field, 'scale and cuts differ')
  const coarse = asArray(record['coarse'], `${field}.coarse`)
  if (coarse.length !== bins) throw broken(field, 'coarse bins and cuts differ')
  for (const bin of coarse) asWhole(bin, `${field}.coarse`, 0, bins)
  if (asRising(record['range'], `${field}.range`).length !== 2) throw broken(field, 'a range has two ends')
}

function checkEncoding(json: unknown, field: string): Encoding {
  const record = asRecord(json, field)
  const { kind } = record
  asText(record['column'], `${field}.column`)
  const derive = asText(record['derive'], `${field}.derive`)
  if (kind === 'number') checkNumber(record, field)
  else if (kind === 'category') asTexts(record['levels'], `${field}.levels`)
  else if (kind === 'item') {
    asText(record['item'], `${field}.item`)
    checkWriting(record['split'], ['lines', 'slash', 'array'], `${field}.split`)
  } else throw broken(`${field}.kind`, 'the kind of encoding is not known')
  const kinds: readonly string[] = Object.hasOwn(kindsOf, derive) ? kindsOf[derive as Derivation] : []
  if (!kinds.includes(kind)) throw broken(`${field}.derive`, 'this way of reading a cell is not known')
  const encoding = json as Encoding
  if (codeCount(encoding) > mostCodes) throw broken(field, 'there are too many bins')
  return encoding
}

/** The points of one input, beside its encoding. */
export function checkInput(json: unknown, field: string): InputPoints {
  const record = asRecord(json, field)
  const encoding = checkEncoding(record['encoding'], `${field}.encoding`)
  const bins = asArray(record['bins'], `${field}.bins`)
  const points = asNumbers(record['points'], `${field}.points`)
  if (bins.length !== codeCount(encoding)) throw broken(`${field}.bins`, 'bins and points do not fit together')
  for (const bin of bins) asWhole(bin, `${field}.bins`, -1, points.length)
  asNumber(record['mean'], `${field}.mean`)
  if (record['prior'] !== null && asNumbers(record['prior'], `${field}.prior`).length !== points.length)
    throw broken(`${field}.prior`, 'the prior does not fit the points')
  if (record['slope'] !== null) asNumber(record['slope'], `${field}.slope`)
  if (record['slope'] !== null && encoding.kind !== 'number')
    throw broken(`${field}.slope`, 'only a number has a slope')
  // Models of the first weeks of this format do not say how much rare levels and unknown cells differ.
  const within = optionalNumber(record['within'], `${field}.within`, 0)
  return { ...(json as InputPoints), within, hidden: optionalNumber(record['hidden'], `${field}.hidden`, 0) }
}

/** What lines add must fit the inputs that it is added to. */
export function checkLines(json: unknown, inputs: readonly InputPoints[]): ModelLines {
  const record = asRecord(json, 'lines')
  asText(record['column'], 'lines.column')
  const values = asTexts(record['values'], 'lines.values')
  for (const [at, one] of asArray(record['inputs'], 'lines.inputs').entries()) {
    const field = `lines.inputs[${at}]`
    const { line, of, level, points, slope, mean } = asRecord(one, field)
    const input = inputs[asFinite(of, `${field}.of`)]
    const count = asNumbers(points, `${field}.points`).length
    asNumber(mean, `${field}.mean`)
    asWhole(line, `${field}.line`, 0, values.length)
    if (typeof level !== 'boolean') throw broken(`${field}.level`, 'true or false is expected')
    if (slope !== null) asNumber(slope, `${field}.slope`)
    const wanted = level ? 1 : slope === null ? input?.points.length : 0
    const fits = count === wanted && (slope === null || (!level && input?.encoding.kind === 'number'))
    if (!input || !fits) throw broken(field, 'it fits no input of the model')
  }
  return json as ModelLines
}
