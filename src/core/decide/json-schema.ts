/** The part of JSON Schema 2020-12 that our own schemas use. */
export type JsonSchema = {
  readonly $schema?: string
  readonly $id?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly title?: string
  readonly description?: string
  readonly type?: JsonType | readonly JsonType[]
  readonly const?: string | number | boolean | null
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false | JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** What is wrong with a value and where: `path` is a JSON Pointer (RFC 6901), empty for the whole. */
export type Fault = { readonly path: string; readonly code: string; readonly message: string }

type Walk = { readonly defs: Readonly<Record<string, JsonSchema>>; readonly path: string; readonly depth: number }

const deepest = 40

/** Every fault of a value against a schema (JSON Schema 2020-12, the keywords of `JsonSchema`). */
export function schemaFaults(value: unknown, schema: JsonSchema): readonly Fault[] {
  return check(value, schema, { defs: schema.$defs ?? {}, path: '', depth: 0 })
}

function check(value: unknown, schema: JsonSchema, walk: Walk): readonly Fault[] {
  if (walk.depth > deepest) return [fault(walk, 'too_deep', `nested more than ${deepest} levels deep`)]
  if (schema.$ref !== undefined) return check(value, walk.defs[schema.$ref.slice('#/$defs/'.length)]!, deeper(walk, ''))
  if (schema.oneOf) return checkOneOf(value, schema.oneOf, walk)
  const typeFaults = checkType(value, schema, walk)
  if (typeFaults.length > 0) return typeFaults
  if (typeof value === 'string') return checkText(value, schema, walk)
  if (typeof value === 'number') return checkNumber(value, schema, walk)
  if (Array.isArray(value)) return checkList(value, schema, walk)
  if (typeof value === 'object' && value !== null) return checkObject(value as Record<string, unknown>, schema, walk)
  return []
}

function checkType(value: unknown, schema: JsonSchema, walk: Walk): readonly Fault[] {
  if (schema.const !== undefined && value !== schema.const)
    return [fault(walk, 'wrong_value', `must be ${JSON.stringify(schema.const)}`)]
  if (schema.enum && !schema.enum.includes(value as string))
    return [fault(walk, 'wrong_value', `must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}`)]
  if (schema.type === undefined) return []
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  return types.some((type) => isOfType(value, type)) ? [] : [fault(walk, 'wrong_type', `must be ${types.join(' or ')}`)]
}

function isOfType(value: unknown, type: JsonType): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return type === 'number' ? Number.isFinite(value) : typeof value === type
}

function checkText(value: string, schema: JsonSchema, walk: Walk): readonly Fault[] {
  // JSON Schema counts characters, not UTF-16 units.
  const length = [...value].length
  if (length < (schema.minLength ?? 0)) return [fault(walk, 'too_short', 'must not be empty')]
  if (length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
    return [fault(walk, 'too_long', `must have at most ${schema.maxLength} characters`)]
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value))
    return [fault(walk, 'wrong_form', `must have the form ${schema.pattern}`)]
  return []
}

function checkNumber(value: number, schema: JsonSchema, walk: Walk): readonly Fault[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
  if (value < minimum) return [fault(walk, 'too_small', `must be at least ${minimum}`)]
  return value > maximum ? [fault(walk, 'too_large', `must be at most ${maximum}`)] : []
}

function checkList(value: readonly unknown[], schema: JsonSchema, walk: Walk): readonly Fault[] {
  if (value.length < (schema.minItems ?? 0))
    return [fault(walk, 'too_few', `must have at least ${schema.minItems} entries`)]
  if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY))
    return [fault(walk, 'too_many', `must have at most ${schema.maxItems} entries`)]
  const { items } = schema
  return items ? value.flatMap((item, index) => check(item, items, deeper(walk, `/${index}`))) : []
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: JsonSchema, walk: Walk): readonly Fault[] {
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key))
  const faults = missing.map((key) => fault(deeper(walk, pointer(key)), 'missing', 'is missing'))
  for (const key of Object.keys(value)) {
    const properties = schema.properties ?? {}
    const known = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties
    const place = deeper(walk, pointer(key))
    if (known === false) faults.push(fault(place, 'unknown_key', 'is not a setting of this policy format'))
    else if (known) faults.push(...check(value[key], known, place))
  }
  return faults
}

/** The branches differ in the constant of `kind`: the one whose kind is named is judged, so that faults are about it alone. */
function checkOneOf(value: unknown, branches: readonly JsonSchema[], walk: Walk): readonly Fault[] {
  const kindOf = (branch: JsonSchema) => branch.properties?.kind?.const
  const kind = isOfType(value, 'object') ? (value as { kind?: unknown }).kind : undefined
  const named = branches.find((branch) => kindOf(branch) !== undefined && kindOf(branch) === kind)
  if (named) return check(value, named, walk)
  const plain = branches.filter((branch) => kindOf(branch) === undefined)
  if (plain.some((branch) => check(value, branch, walk).length === 0)) return []
  const kinds = branches.map(kindOf).filter((one) => one !== undefined)
  return [fault(deeper(walk, '/kind'), 'wrong_value', `must be one of ${kinds.join(', ')}`)]
}

const pointer = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
const deeper = (walk: Walk, step: string): Walk => ({ ...walk, path: walk.path + step, depth: walk.depth + 1 })
const fault = (walk: Walk, code: string, message: string): Fault => ({ path: walk.path, code, message })
