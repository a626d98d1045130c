import type { Grove } from './fitted-model.ts'
import { asArray, asNotNegative, asNumber, asNumbers, asRecord, asWhole, broken } from './parse-json.ts'

/** A tree node asks for the code of an input, which is a byte. */
const codes = 256

/** Trees must lead forward and end, or scoring would never stop. */
export function checkGrove(json: unknown, field: string, inputs: number): Grove {
  const record = asRecord(json, field)
  const [feature, threshold, left] = ['feature', 'threshold', 'left'].map((name) =>
    asArray(record[name], `${field}.${name}`),
  ) as [readonly number[], readonly number[], readonly number[]]
  const value = asNumbers(record['value'], `${field}.value`)
  const nodes = feature.length
  if (threshold.length !== nodes || left.length !== nodes || value.length !== nodes)
    throw broken(field, 'the lists of tree nodes differ in length')
  const [ofFeature, ofThreshold, ofLeft] = [`${field}.feature`, `${field}.threshold`, `${field}.left`]
  for (let node = 0; node < nodes; node += 1) {
    const input = asWhole(feature[node], ofFeature, -1, inputs)
    asWhole(threshold[node], ofThreshold, 0, codes)
    if (input >= 0) asWhole(left[node], ofLeft, node + 1, nodes - 1)
  }
  for (const root of asArray(record['roots'], `${field}.roots`)) asWhole(root, `${field}.roots`, 0, nodes)
  asNumber(record['base'], `${field}.base`)
  // Bounds of a probability: from `least` to one less it.
  if (asNotNegative(record['least'], `${field}.least`) >= 0.5) throw broken(`${field}.least`, 'it is no small share')
  return json as Grove
}
