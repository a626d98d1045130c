import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { LeadList, LeadRow } from '../../src/http/contract/leads.ts'
import { leadsQuery } from '../api/leads.ts'
import type { LeadFilters } from '../api/leads.ts'
import { settleOrder } from './stable-order.ts'

export type ListedLead = { readonly row: LeadRow; readonly gone: boolean }

export type LeadListState = {
  readonly leads: readonly ListedLead[]
  /** Leads that came in above what is shown. */
  readonly fresh: number
  readonly counts: LeadList['counts'] | null
  readonly order: LeadList['order']
  readonly basis: LeadList['basis']
  readonly pending: boolean
  readonly error: unknown
  readonly retry: () => void
  readonly more: (() => void) | null
  /** Takes the server's order as it is now. */
  readonly settle: () => void
}

/** What stands on the screen: the order, and each row as it was last seen (a handled lead leaves the server's list). */
type Shown = {
  readonly key: string
  readonly source: readonly LeadRow[]
  readonly ids: readonly string[]
  readonly rows: ReadonlyMap<string, LeadRow>
}

const noRows: readonly LeadRow[] = []
const nothingShown = (key: string): Shown => ({ key, source: noRows, ids: [], rows: new Map() })

/** A list that keeps its order while the person works in it. */
export function useLeadList(filters: LeadFilters): LeadListState {
  const query = useInfiniteQuery(leadsQuery(filters))
  const key = JSON.stringify(filters)
  const [stored, setShown] = useState<Shown>(() => nothingShown(key))
  const shown = stored.key === key ? stored : nothingShown(key)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? noRows, [query.data])
  const incoming = useMemo(() => [...new Set(rows.map((row) => row.id))], [rows])
  const settled = settleOrder(shown.ids, incoming)
  const known = new Map([...shown.rows, ...rows.map((row) => [row.id, row] as const)])
  // New data is taken in while rendering, so that no frame shows the old rows under the new counts.
  if (stored.key !== key || stored.source !== rows) setShown({ key, source: rows, ids: settled.order, rows: known })
  return {
    leads: settled.order.flatMap((id) => {
      const row = known.get(id)
      return row ? [{ row, gone: settled.gone.has(id) }] : []
    }),
    fresh: settled.fresh,
    counts: query.data?.pages[0]?.counts ?? null,
    order: query.data?.pages[0]?.order ?? 'score',
    basis: query.data?.pages[0]?.basis ?? 'too_few',
    pending: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null,
    settle: () => setShown({ key, source: rows, ids: incoming, rows: known }),
  }
}
