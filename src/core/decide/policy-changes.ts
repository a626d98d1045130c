import { makeFingerprint } from '../math/fingerprint.ts'

/** One value that differs: where it stands, by keys and by the ids of list entries, and both values; undefined: not there. */
export type PolicyChange = { readonly path: readonly string[]; readonly from: unknown; readonly to: unknown }

/** What names an entry of a list in a policy. */
const names = ['id', 'code', 'check'] as const

/**
 * What differs between two policies, value by value, in the order of the first. Entries of lists are matched by what names them, so that
 * one taken out is one change; other lists are compared whole. The version is no content.
 */
export function policyChanges(before: unknown, after: unknown): readonly PolicyChange[] {
  return differences([], before, after).filter(({ path }) => path[0] !== 'version')
}

/** Says which changes somebody has seen: the same differences between the same versions give the same text. */
export function changesSeen(changes: readonly PolicyChange[], versions: readonly number[]): string {
  const print = makeFingerprint()
  for (const version of versions) print.add(String(version))
  for (const { path, from, to } of changes) print.add(JSON.stringify([path, canonical(from), canonical(to)]))
  return print.digest()
}

function differences(path: readonly string[], before: unknown, after: unknown): readonly PolicyChange[] {
  const [left, right] = [partsOf(before), partsOf(after)]
  if (left && right)
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differences([...path, key], left.get(key), right.get(key)),
    )
  return canonical(before) === canonical(after) ? [] : [{ path, from: before, to: after }]
}

/** The parts of a value by name; null where it is compared whole. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    const named = value.map((entry: unknown) => [nameOf(entry), entry] as const)
    const keys = named.map(([name]) => name)
    return value.length > 0 && keys.every((name) => name !== null) && new Set(keys).size === keys.length
      ? new Map(named as readonly (readonly [string, unknown])[])
      : null
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null
  const record = entry as Readonly<Record<string, unknown>>
  const key = names.find((name) => typeof record[name] === 'string')
  if (!key) return null
  // Weights name a check several times: by outcome and reason.
  const more = key === 'check' ? [record['outcome'], record['reason']] : []
  return [record[key], ...more].filter((part) => typeof part === 'string').join(' ')
}

/** JSON with sorted keys: the database does not keep their order. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
