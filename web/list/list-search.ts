import { tiers } from '../../src/http/contract/names.ts'
import type { LeadFilters } from '../api/leads.ts'

/** The filters of a list as they stand in the address, so that a list can be kept and passed on as a link. */
export type ListSearch = Partial<
  Pick<
    LeadFilters,
    'q' | 'tier' | 'source' | 'assignee' | 'late' | 'channel' | 'sampled' | 'unanswered' | 'behind' | 'order'
  >
>

const text = (value: unknown): string | null =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null

const isOn = (value: unknown): boolean => value === true || value === 'true'

/** Reads the filters out of an address; what makes no sense is left out. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const tier = tiers.find((each) => each === search.tier)
  const q = text(search.q)
  const source = text(search.source)
  const assignee = text(search.assignee)
  const channel = text(search.channel)
  const behind = text(search.behind)
  return {
    ...(q ? { q } : {}),
    ...(tier ? { tier } : {}),
    ...(source ? { source } : {}),
    ...(assignee ? { assignee } : {}),
    ...(channel ? { channel } : {}),
    ...(behind ? { behind } : {}),
    ...(isOn(search.late) ? { late: true } : {}),
    ...(isOn(search.sampled) ? { sampled: true } : {}),
    ...(isOn(search.unanswered) ? { unanswered: true } : {}),
    ...(search.order === 'call' ? { order: 'call' as const } : {}),
  }
}

/** The filters with one of them changed; null takes it out. */
export function withFilter<Name extends keyof ListSearch>(
  search: ListSearch,
  name: Name,
  value: NonNullable<ListSearch[Name]> | null,
): ListSearch {
  const { [name]: _, ...rest } = search
  return value === null ? rest : { ...rest, [name]: value }
}
