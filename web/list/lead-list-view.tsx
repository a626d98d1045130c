import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePromiseBroken } from '../api/use-promise.ts'
import { useLanguage } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { EmptyList } from './empty-list.tsx'
import { followToRow } from './focus-row.ts'
import classes from './lead-list.module.css'
import { LeadLine } from './lead-line.tsx'
import type { ListSearch } from './list-search.ts'
import { useFixedRows } from './use-fixed-rows.ts'
import type { LeadListState } from './use-lead-list.ts'
import type { Marks } from './use-marks.ts'
import type { View } from './views.ts'

const rowHeight = 54

type LeadListViewProps = {
  readonly list: LeadListState
  readonly view: View
  readonly search: ListSearch
  readonly selected: string | null
  readonly marks: Marks
}

/** The rows, however many: only those on the screen exist. */
export function LeadListView({ list, view, search, selected, marks }: LeadListViewProps) {
  const { t } = useLanguage()
  const { frame, visible, reveal } = useFixedRows(list.leads.length, rowHeight)
  const broken = usePromiseBroken()
  const lastVisible = visible.at(-1) ?? 0
  const { more } = list
  useEffect(() => {
    if (more && lastVisible >= list.leads.length - 15) more()
  }, [more, lastVisible, list.leads.length])
  const index = list.leads.findIndex(({ row }) => row.id === selected)
  useEffect(() => {
    if (index < 0) return
    reveal(index)
    followToRow()
  }, [index, reveal])

  if (list.error) return <ProblemNote error={list.error} onRetry={list.retry} />
  if (list.pending) return <ListSkeleton />
  if (list.leads.length === 0) return <EmptyList view={view} filtered={Object.keys(search).length > 0} />
  return (
    <div ref={frame} className={classes.frame}>
      <ol className={classes.rows} style={{ height: list.leads.length * rowHeight }}>
        {visible.map((at) => {
          const lead = list.leads[at]
          if (!lead) return null
          return (
            <li
              key={lead.row.id}
              className={classes.item}
              style={{ transform: `translateY(${at * rowHeight}px)` }}
              aria-setsize={list.leads.length}
              aria-posinset={at + 1}
            >
              <label className={classes.mark} data-any={marks.ids.size > 0 || undefined}>
                <input
                  type="checkbox"
                  aria-label={t('list.mark', { name: lead.row.name ?? lead.row.company ?? t('lead.nameless') })}
                  checked={marks.ids.has(lead.row.id)}
                  onChange={() => marks.toggle(lead.row.id)}
                />
              </label>
              <Link
                to="/leads/$view/$leadId"
                params={{ view, leadId: lead.row.id }}
                search={search}
                preload={false}
                className={classes.row}
                data-lead
                data-gone={lead.gone || undefined}
                data-marked={marks.ids.has(lead.row.id) || undefined}
                aria-current={lead.row.id === selected ? 'true' : undefined}
                onClick={() => lead.row.id === selected && document.getElementById('lead-heading')?.focus()}
              >
                <LeadLine
                  row={lead.row}
                  gone={lead.gone}
                  view={view}
                  place={broken ? placeIn(list.order === 'arrival' ? null : view, at) : null}
                />
              </Link>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const ordered: readonly View[] = ['mine', 'team', 'queue']

/** The place in a list that is sorted by score; other lists have no order to show. */
const placeIn = (view: View | null, at: number): string => (view && ordered.includes(view) ? `#${at + 1}` : '–')

function ListSkeleton() {
  const { t } = useLanguage()
  return (
    <output aria-label={t('loading')}>
      {Array.from({ length: 12 }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.ghost}>
          <Skeleton height={12} width="62%" />
          <Skeleton height={10} width="84%" />
        </div>
      ))}
    </output>
  )
}
