import { isObject, type Tree } from './service-tree.ts'

type Fields = Record<string, string>

/** Longer questions are cut: a name is what a custom field is shown under. */
const longestName = 100
const mostFields = 200
const longestText = 20_000
const labelNames = ['label', 'title', 'question'] as const
const valueNames = ['value', 'values', 'answer', 'response'] as const

/**
 * The JSON of a form service as the fields of a form. Objects are opened (a name that is taken already is told apart by its parent's), lists
 * of questions with their answers become fields named by the question, lists of words are joined. Typeform's form is read as its own.
 */
export function serviceFields(body: Tree): Readonly<Fields> {
  const fields: Fields = Object.create(null)
  const response = body['form_response']
  if (isObject(response)) {
    typeformFields(fields, response)
    walk(fields, { value: without(body, ['form_response']), name: '', parent: '' })
  } else walk(fields, { value: body, name: '', parent: '' })
  return fields
}

type Node = { readonly value: unknown; readonly name: string; readonly parent: string }

/** The depth and the number of keys are bounded where the body is parsed. */
function walk(fields: Fields, { value, name, parent }: Node): void {
  const text = textOf(value)
  if (text !== null) return put(fields, { name, parent, text })
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const asked = isObject(item) ? askedOf(item, [...labelNames, 'name', 'key']) : null
      if (asked) put(fields, asked)
      else walk(fields, { value: item, name: `${name} ${index + 1}`, parent })
    }
    return
  }
  if (!isObject(value)) return
  const asked = name === '' ? null : (askedOf(value, labelNames) ?? namedOf(value, name))
  if (asked) return put(fields, asked)
  // The form's own name is nobody's.
  const own = (key: string) => (name === 'form' ? `form ${key}` : key)
  for (const [key, one] of Object.entries(value)) walk(fields, { value: one, name: own(key), parent: name })
}

type Asked = { readonly name: string; readonly parent: string; readonly text: string }

/** A question with its answer, where the object is one. */
function askedOf(item: Tree, labels: readonly string[]): Asked | null {
  const label = labels.map((one) => item[one]).find((one) => typeof one === 'string' && one.trim() !== '')
  const value = valueNames.find((one) => one in item)
  const text = value === undefined ? null : textOf(item[value])
  return typeof label === 'string' && text !== null ? { name: label, parent: '', text } : null
}

const nameParts = ['prefix', 'first', 'middle', 'last', 'suffix']
const phoneParts = ['area', 'phone']

/** An answer under its question's name: what else its object holds is about the question (Elementor), or its parts are one text (Jotform). */
function namedOf(value: Tree, name: string): Asked | null {
  const whole = textOf(value['full'] ?? ('id' in value || 'type' in value ? value['value'] : undefined) ?? {})
  if (whole !== null) return { name, parent: '', text: whole }
  const parts = [nameParts, phoneParts].find((known) => Object.keys(value).every((one) => known.includes(one)))
  if (!parts || Object.keys(value).length === 0) return null
  const texts = parts.flatMap((part) => textOf(value[part])?.trim() || [])
  return { name, parent: '', text: texts.join(' ') }
}

/** Single values and lists of them as text; null for what has to be opened. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object' || one === null)
      ? value.map((one) => one ?? '').join(', ')
      : null
  return typeof value === 'object' ? null : String(value)
}

/** The same words under the same name are told once; other words under a taken name are kept beside. */
function put(fields: Fields, { name, parent, text }: Asked): void {
  if (text.trim() === '' || Object.keys(fields).length >= mostFields) return
  const own = storable(name).trim().slice(0, longestName)
  const names = [own, `${parent}.${own}`.slice(-longestName)]
  for (let count = 2; count < 100; count += 1) names.push(`${own.slice(0, longestName - 4)} ${count}`)
  const kept = storable(text).slice(0, longestText)
  const free = names.find((one) => one !== '' && (fields[one] === undefined || fields[one] === kept))
  if (free !== undefined) fields[free] = kept.toWellFormed()
}

/** Text that a database can hold. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '')

/**
 * Typeform (https://www.typeform.com/developers/webhooks/example-payload/): answers name their question by id; its words stand in the definition.
 * An address, a number and a long text go by their kind, so that no wording of a question hides them. The response's token is its id.
 */
function typeformFields(fields: Fields, response: Tree): void {
  const { answers, definition, token, hidden, ...rest } = response
  const titles = titlesOf(definition)
  for (const answer of Array.isArray(answers) ? answers : []) {
    if (!isObject(answer)) continue
    const field = isObject(answer['field']) ? answer['field'] : {}
    const kind = String(answer['type'] ?? '')
    const title = titles.get(String(field['id'])) ?? titles.get(String(field['ref'])) ?? String(field['ref'] ?? kind)
    const byKind = ({ email: 'email', phone_number: 'phone' } as Readonly<Record<string, string>>)[kind]
    const name = byKind ?? (field['type'] === 'long_text' ? 'message' : title)
    put(fields, { name: fields[name] === undefined ? name : title, parent: '', text: typeformText(answer[kind]) })
  }
  if (typeof token === 'string') put(fields, { name: 'response_id', parent: '', text: token })
  walk(fields, {
    value: without({ ...(isObject(hidden) ? hidden : {}), ...rest }, ['variables']),
    name: '',
    parent: '',
  })
}

/** A choice is its label; several are theirs, with what was written beside. */
function typeformText(value: unknown): string {
  if (!isObject(value)) return textOf(value) ?? ''
  const { label, labels, other } = value
  return [label, ...(Array.isArray(labels) ? labels : []), other].filter((one) => typeof one === 'string').join(', ')
}

/** Questions by id and reference; those of a group or of contact data stand inside it. */
function titlesOf(definition: unknown): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  const read = (list: unknown): void => {
    for (const one of Array.isArray(list) ? list : []) {
      if (!isObject(one)) continue
      for (const key of [one['id'], one['ref']])
        if (typeof key === 'string' && typeof one['title'] === 'string') titles.set(key, one['title'])
      if (isObject(one['properties'])) read(one['properties']['fields'])
    }
  }
  if (isObject(definition)) read(definition['fields'])
  return titles
}

const without = (value: Tree, names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
