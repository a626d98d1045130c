/** A JSON Schema (2020-12), as far as settings of services use it. */
export type FieldSchema = {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null'
  readonly anyOf?: readonly FieldSchema[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly default?: unknown
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly contentMediaType?: string
  readonly writeOnly?: boolean
  readonly items?: FieldSchema
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly propertyNames?: FieldSchema
  readonly additionalProperties?: FieldSchema | boolean
}

export type Draft = Readonly<Record<string, unknown>>
/** Codes of what is wrong, by the path of the field. */
export type Faults = Readonly<Record<string, string>>

/** How a field is typed: a text, a secret, one of a list, rows of names and values ... */
export type FieldKind =
  | 'text'
  | 'secret'
  | 'choice'
  | 'number'
  | 'switch'
  | 'list'
  | 'rows'
  | 'json_rows'
  | 'group'
  | 'fixed'

/** The schema without its "or nothing", which a form says by an empty field. */
export function coreOf(schema: FieldSchema): FieldSchema {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null')
  return inner ? { ...inner, ...schema, type: inner.type ?? 'string' } : schema
}

/** Whether a field may be left empty. */
export const mayBeEmpty = (schema: FieldSchema, isRequired: boolean): boolean =>
  !isRequired || (schema.anyOf?.some(({ type }) => type === 'null') ?? false)

export function kindOf(schema: FieldSchema): FieldKind {
  const core = coreOf(schema)
  if (core.const !== undefined) return 'fixed'
  if (core.writeOnly) return 'secret'
  if (core.contentMediaType === 'application/json') return 'json_rows'
  if (core.enum) return 'choice'
  if (core.type === 'integer' || core.type === 'number') return 'number'
  if (core.type === 'boolean') return 'switch'
  if (core.type === 'array') return 'list'
  if (core.type !== 'object') return 'text'
  return core.properties || core.propertyNames?.enum ? 'group' : 'rows'
}

/** The fields of a group; one whose names are a closed list has one for each. */
export function fieldsOf(schema: FieldSchema): Readonly<Record<string, FieldSchema>> {
  const { properties, propertyNames, additionalProperties } = coreOf(schema)
  if (properties) return properties
  const each = typeof additionalProperties === 'object' ? additionalProperties : {}
  return Object.fromEntries((propertyNames?.enum ?? []).map((name) => [name, each]))
}

const isRequiredIn = (schema: FieldSchema, name: string): boolean => coreOf(schema).required?.includes(name) ?? false

/** What a form begins with: what is known, else the schema's own default, else nothing. */
export function draftOf(schema: FieldSchema, known: Draft): Draft {
  return Object.fromEntries(
    Object.entries(fieldsOf(schema)).map(([name, field]) => [name, startOf(field, known[name] ?? undefined)]),
  )
}

function startOf(schema: FieldSchema, known: unknown): unknown {
  const given = known ?? schema.default ?? undefined
  switch (kindOf(schema)) {
    case 'fixed':
      return coreOf(schema).const
    case 'secret':
      return ''
    case 'group':
      return draftOf(schema, (given ?? {}) as Draft)
    case 'list':
      return given ?? []
    case 'rows':
      return Object.entries((given ?? {}) as Record<string, string>)
    case 'switch':
      return given ?? false
    default:
      return given ?? ''
  }
}

/** The draft as it is sent: blanks at the ends cut, empty fields as nothing, secrets that were not typed left out. */
export function cleaned(schema: FieldSchema, draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fieldsOf(schema)).flatMap(([name, field]) => {
      const value = cleanedValue(field, draft[name], isRequiredIn(schema, name))
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function cleanedValue(schema: FieldSchema, value: unknown, isRequired: boolean): unknown {
  const nothing = schema.anyOf ? null : isRequired ? '' : undefined
  switch (kindOf(schema)) {
    case 'secret':
      return value === '' ? undefined : value
    case 'rows': {
      const rows = (value as readonly (readonly [string, string])[]).map(([name, text]) => [name.trim(), text.trim()])
      return Object.fromEntries(rows.filter(([name]) => name !== ''))
    }
    case 'group': {
      const inner = cleaned(schema, value as Draft)
      const isBlank = Object.values(inner).every((one) => one === '' || (Array.isArray(one) && one.length === 0))
      return isBlank && schema.anyOf ? null : inner
    }
    case 'text':
    case 'json_rows': {
      const text = String(value ?? '').trim()
      return text === '' ? nothing : text
    }
    case 'number':
      return value === '' ? nothing : value
    default:
      return value
  }
}

/** What is wrong with a draft, by the rules of the schema that the server checks it with. */
export function faultsOf(schema: FieldSchema, draft: Draft, prefix = ''): Faults {
  const found = Object.entries(fieldsOf(schema)).flatMap(([name, field]) => {
    const path = prefix + name
    const value = draft[name]
    const canBeEmpty = mayBeEmpty(field, isRequiredIn(schema, name))
    if (kindOf(field) !== 'group') {
      const code = faultOf(field, value, canBeEmpty)
      return code ? [[path, code] as const] : []
    }
    const isLeftOut = canBeEmpty && cleanedValue(field, value, false) === null
    return isLeftOut ? [] : Object.entries(faultsOf(field, value as Draft, `${path}.`))
  })
  return Object.fromEntries(found)
}

function faultOf(schema: FieldSchema, value: unknown, canBeEmpty: boolean): string | null {
  const core = coreOf(schema)
  const kind = kindOf(schema)
  if (kind === 'number') return numberFault(core, value, canBeEmpty)
  if (kind === 'list') {
    const items = value as readonly string[]
    if (items.length < (core.minItems ?? 0)) return 'too_short'
    return items.map((item) => textFault(core.items ?? {}, item)).find((code) => code !== null) ?? null
  }
  if (kind !== 'text' && kind !== 'secret' && kind !== 'json_rows') return null
  const text = String(value ?? '').trim()
  if (text === '')
    return canBeEmpty || ((core.minLength ?? 0) === 0 && !core.pattern && !core.format) ? null : 'too_short'
  return textFault(core, text)
}

function numberFault({ type, minimum, maximum }: FieldSchema, value: unknown, canBeEmpty: boolean): string | null {
  if (value === '') return canBeEmpty ? null : 'too_short'
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return 'invalid_type'
  if (minimum !== undefined && value < minimum) return 'too_small'
  return maximum !== undefined && value > maximum ? 'too_big' : null
}

function textFault({ minLength, maxLength, pattern, format }: FieldSchema, text: string): string | null {
  if (minLength !== undefined && text.length < minLength) return 'too_small'
  if (maxLength !== undefined && text.length > maxLength) return 'too_big'
  if (format === 'uri' && !/^https?:\/\/[^\s/]+/i.test(text)) return 'invalid_format'
  return pattern !== undefined && !new RegExp(pattern, 'u').test(text) ? 'invalid_format' : null
}
