/** Name and value as they are typed; a name with dots stands within another: `response_format.type`. */
export type Row = readonly [name: string, value: string]

/** A JSON object as rows; null for what rows cannot say (a list, an empty object, no JSON at all). */
export function rowsOfJson(text: string): readonly Row[] | null {
  if (text.trim() === '') return []
  try {
    const whole: unknown = JSON.parse(text)
    return isObject(whole) ? flat(whole, '') : null
  } catch {
    return null
  }
}

function flat(object: Readonly<Record<string, unknown>>, prefix: string): readonly Row[] | null {
  const rows: Row[] = []
  for (const [name, value] of Object.entries(object)) {
    if (name === '' || name.includes('.')) return null
    const inner = isObject(value) && Object.keys(value).length > 0 ? flat(value, `${prefix}${name}.`) : plain(value)
    if (inner === null) return null
    rows.push(...(typeof inner === 'string' ? [[`${prefix}${name}`, inner] as const] : inner))
  }
  return rows
}

/** A text that would be read as a number is one of those that rows cannot say. */
function plain(value: unknown): string | null {
  if (typeof value === 'string') return typeof valueOf(value) === 'string' ? value : null
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows as a JSON object; `12`, `0.5`, `true` and `false` are no texts. Rows without a name are left out. */
export function jsonOfRows(rows: readonly Row[]): string {
  const whole: Record<string, unknown> = {}
  for (const [name, value] of rows) {
    const path = name.trim().split('.').filter(Boolean)
    const last = path.pop()
    if (last === undefined) continue
    let place = whole
    for (const part of path) {
      const inner = isObject(place[part]) ? place[part] : {}
      place[part] = inner
      place = inner
    }
    place[last] = valueOf(value.trim())
  }
  return Object.keys(whole).length === 0 ? '' : JSON.stringify(whole)
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? Number(text) : text
}
