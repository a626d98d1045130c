/** One value of a contact with where and when it was learned; a list holds all values that are true at once (phones, emails). */
export type ContactValue = {
  readonly value: string | number | boolean | readonly string[]
  /** ISO 8601. */
  readonly at: string
  readonly source: string
}

/** A contact as its values. Absent fields are unknown. */
export type ContactCard = { readonly id: string; readonly values: Readonly<Record<string, ContactValue>> }

/**
 * How two values of one field become one. `first`: of the contact that stays; `newest`; `longest` (the fuller name);
 * `all`: lists are united; `trusted`: by the order of sources, then the newest.
 */
export type FieldRule = 'first' | 'newest' | 'longest' | 'all' | 'trusted'

export type MergeRules = {
  readonly fields: Readonly<Record<string, FieldRule>>
  /** For fields without a rule of their own. */
  readonly otherwise: FieldRule
  /** Sources from the most trusted down: what the person typed before what a list says. */
  readonly trustedSources: readonly string[]
}

export const defaultMergeRules: MergeRules = {
  fields: {
    name: 'longest',
    emails: 'all',
    phones: 'all',
    tags: 'all',
    company: 'newest',
    jobTitle: 'newest',
    createdAt: 'first',
  },
  otherwise: 'newest',
  trustedSources: ['rep', 'form', 'crm', 'import', 'enrichment'],
}

/** All that is needed to take a merge back. Plain JSON, stored with the merge. */
export type MergeUndo = {
  readonly keptId: string
  readonly gone: ContactCard
  /** Fields that the merge changed: before (null: absent) and after. */
  readonly changes: Readonly<Record<string, { readonly before: ContactValue | null; readonly after: ContactValue }>>
}

const listOf = ({ value }: ContactValue): readonly string[] => (Array.isArray(value) ? value : [String(value)])
const length = ({ value }: ContactValue): number => String(value).trim().length
const isNewer = (one: ContactValue, other: ContactValue): boolean => Date.parse(one.at) > Date.parse(other.at)

/** Both lists without repeats, the kept contact's first; the newer time and source stand for the whole. */
function unite(kept: ContactValue, other: ContactValue): ContactValue {
  const newer = isNewer(other, kept) ? other : kept
  return { value: [...new Set([...listOf(kept), ...listOf(other)])], at: newer.at, source: newer.source }
}

/** Place of a source in the order of trust; unknown ones come last. */
function trust(value: ContactValue, sources: readonly string[]): number {
  const at = sources.indexOf(value.source)
  return at < 0 ? sources.length : at
}

function choose(
  kept: ContactValue,
  other: ContactValue,
  how: { readonly rule: FieldRule; readonly sources: readonly string[] },
): ContactValue {
  const newest = isNewer(other, kept) ? other : kept
  if (how.rule === 'all' || Array.isArray(kept.value) || Array.isArray(other.value)) return unite(kept, other)
  if (how.rule === 'newest') return newest
  if (how.rule === 'longest')
    return length(other) === length(kept) ? newest : length(other) > length(kept) ? other : kept
  if (how.rule === 'trusted') {
    const gap = trust(kept, how.sources) - trust(other, how.sources)
    return gap === 0 ? newest : gap > 0 ? other : kept
  }
  return kept
}

const same = (left: ContactValue | null, right: ContactValue): boolean => JSON.stringify(left) === JSON.stringify(right)

/** Merges `gone` into `kept`, field by field. The answer holds what takes it back. */
export function mergeContacts(
  kept: ContactCard,
  gone: ContactCard,
  rules: MergeRules,
): { readonly merged: ContactCard; readonly undo: MergeUndo } {
  const values: Record<string, ContactValue> = { ...kept.values }
  const changes: Record<string, { before: ContactValue | null; after: ContactValue }> = {}
  for (const [field, other] of Object.entries(gone.values)) {
    const before = Object.hasOwn(kept.values, field) ? kept.values[field]! : null
    const rule = Object.hasOwn(rules.fields, field) ? rules.fields[field]! : rules.otherwise
    const after = before === null ? other : choose(before, other, { rule, sources: rules.trustedSources })
    if (same(before, after)) continue
    values[field] = after
    changes[field] = { before, after }
  }
  return { merged: { id: kept.id, values }, undo: { keptId: kept.id, gone, changes } }
}

/**
 * Takes a merge back. Fields that somebody changed since the merge are left as they are and named in `conflicts`: later work of
 * people is not thrown away.
 */
export function undoMerge(
  now: ContactCard,
  undo: MergeUndo,
): { readonly kept: ContactCard; readonly restored: ContactCard; readonly conflicts: readonly string[] } {
  const values: Record<string, ContactValue> = { ...now.values }
  const conflicts: string[] = []
  for (const [field, { before, after }] of Object.entries(undo.changes)) {
    if (!same(Object.hasOwn(now.values, field) ? now.values[field]! : null, after)) conflicts.push(field)
    else if (before === null) delete values[field]
    else values[field] = before
  }
  return { kept: { id: now.id, values }, restored: undo.gone, conflicts }
}
