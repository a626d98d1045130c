import type { Json } from '../verify/finding.ts'

/**
 * One text for one value, whoever writes it: the JSON Canonicalization Scheme (RFC 8785). Keys are sorted by UTF-16 code units,
 * no blanks, strings and numbers as ECMAScript writes them.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`
  const object = value as Readonly<Record<string, Json>>
  const parts = Object.keys(object)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key]!)}`)
  return `{${parts.join(',')}}`
}
