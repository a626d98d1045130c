import { parseBody } from '../json-body.ts'

/** What a service posted, before its fields are named: texts, lists and objects within each other. */
export type Tree = Readonly<Record<string, unknown>>

const deepest = 8
/** Jotform puts all answers into one field as JSON; the others beside it say the same in prose, or our own address. */
const wholeJson = 'rawRequest'
const beside: ReadonlySet<string> = new Set([wholeJson, 'pretty', 'webhookurl', 'cookies'])

/**
 * Fields of PHP's naming (`meta[remote_ip][value]`) put into each other, Jotform's JSON opened, and left out what is no answer: cookies,
 * and every text that holds the key of the address, which has to stay a secret.
 */
export function serviceTree(posted: Tree, key: string): Tree {
  const isKept = (name: string, value: unknown) =>
    !beside.has(name) && !beside.has(name.toLowerCase()) && !(typeof value === 'string' && value.includes(key))
  return nested({ ...answersOf(posted[wholeJson]), ...entriesWhere(posted, isKept) })
}

function answersOf(json: unknown): Tree {
  if (typeof json !== 'string') return {}
  try {
    const parsed = parseBody(new TextEncoder().encode(json))
    if (!isObject(parsed)) return {}
    // q3_name: the number is only the question's place.
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name.replace(/^q\d+_(?=.)/, ''), value]))
  } catch {
    // Not JSON after all: whatever else was posted is the answer.
    return {}
  }
}

/** The parts of a name: `meta[remote_ip][value]` and `meta.remote_ip.value` alike. */
export const pathOf = (name: string): readonly string[] => name.split(/\]\[|[[\].]/).filter((part) => part !== '')

function nested(fields: Tree): Tree {
  const root: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(fields)) {
    const path = /^[^[\]]+(\[[^[\]]*\])+$/.test(name) ? pathOf(name) : [name]
    if (path.length > deepest || !place(root, path, value)) root[name] = value
  }
  return root
}

/** False where something else stands in the way. */
function place(root: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let at = root
  for (const part of path.slice(0, -1)) {
    const next = (at[part] ??= Object.create(null))
    if (!isObject(next)) return false
    at = next as Record<string, unknown>
  }
  const last = path.at(-1)!
  if (at[last] !== undefined) return false
  at[last] = value
  return true
}

/** What stands at this place; undefined where nothing does. */
export function valueAt(tree: Tree, path: readonly string[]): unknown {
  let at: unknown = tree
  for (const part of path) at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined
  return at
}

/** The tree without what stands at this place. */
export function withoutPath(tree: Tree, [first, ...rest]: readonly string[]): Tree {
  const next = first === undefined ? undefined : tree[first]
  if (rest.length === 0 || !isObject(next)) return entriesWhere(tree, (name) => name !== first)
  return { ...tree, [first!]: withoutPath(next, rest) }
}

export const isObject = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const entriesWhere = (tree: Tree, isKept: (name: string, value: unknown) => boolean): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([name, value]) => isKept(name, value)))
