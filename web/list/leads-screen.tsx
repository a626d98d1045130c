import { useDocumentTitle } from '@mantine/hooks'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useLanguage } from '../language/language-context.tsx'
import { withWords } from '../language/messages.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { DeskContext } from './desk-context.ts'
import { focusRow, wantRow } from './focus-row.ts'
import { LeadListView } from './lead-list-view.tsx'
import classes from './leads-screen.module.css'
import { ListHeader } from './list-header.tsx'
import type { ListSearch } from './list-search.ts'
import { useCallNext } from './use-call-next.ts'
import { useLeadList } from './use-lead-list.ts'
import { useMarks } from './use-marks.ts'
import { isView } from './views.ts'

const loadBulk = withWords(() => import('./bulk-bar.tsx'))
const BulkBar = lazy(async () => ({ default: (await loadBulk()).BulkBar }))

/** The list at the start of the line, the lead beside it; on a phone one after the other. */
export function LeadsScreen() {
  const { t } = useLanguage()
  const params = useParams({ strict: false })
  const view = isView(params.view ?? '') ? (params.view as 'mine') : 'mine'
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const list = useLeadList(useMemo(() => ({ view, ...search }), [view, search]))
  const selected = params.leadId ?? null
  const index = list.leads.findIndex(({ row }) => row.id === selected)
  useDocumentTitle(`${t(`view.${view}`)} · Assay`)

  const step = (by: 1 | -1) => {
    wantRow()
    open(list.leads[Math.min(Math.max(index + by, 0), list.leads.length - 1)]?.row.id)
  }
  const open = (id: string | undefined, replace = true) => {
    if (id) void navigate({ to: '/leads/$view/$leadId', params: { view, leadId: id }, search, replace })
  }
  const back = () => void navigate({ to: '/leads/$view', params: { view }, search })
  const setSearch = (next: ListSearch) => void navigate({ to: '.', search: next, replace: true })
  const nextAt = list.leads.findIndex(({ gone }, at) => at > index && !gone)
  const desk = { advance: () => (nextAt === -1 ? back() : open(list.leads[nextAt]?.row.id)), back }

  const marks = useMarks(`${view} ${JSON.stringify(search)}`)
  const callNext = useCallNext(view, open)
  useKeys({
    KeyN: callNext,
    KeyB: () => {
      const id = selected ?? list.leads[0]?.row.id
      if (id) marks.toggle(id)
    },
    KeyJ: () => step(1),
    ArrowDown: () => step(1),
    KeyK: () => step(-1),
    ArrowUp: () => step(-1),
    Escape: focusRow,
    KeyG: list.settle,
    '/': () => document.getElementById('list-search')?.focus(),
    Slash: () => document.getElementById('list-search')?.focus(),
    Enter: () => (selected ? document.getElementById('lead-heading')?.focus() : open(list.leads[0]?.row.id, false)),
  })

  return (
    <DeskContext value={desk}>
      <h1 className="sr-only">{t(`view.${view}`)}</h1>
      <div className={classes.desk} data-open={selected !== null || undefined}>
        <section className={classes.list} aria-label={t(`view.${view}`)}>
          <ListHeader view={view} search={search} list={list} onSearch={setSearch} />
          <LeadListView list={list} view={view} search={search} selected={selected} marks={marks} />
          {marks.ids.size > 0 ? (
            <Suspense fallback={null}>
              <BulkBar marks={marks} />
            </Suspense>
          ) : null}
        </section>
        <div className={classes.panel}>{selected ? <Outlet /> : <NothingOpen empty={list.leads.length === 0} />}</div>
      </div>
    </DeskContext>
  )
}

function NothingOpen({ empty }: { readonly empty: boolean }) {
  const { t } = useLanguage()
  if (empty) return null
  return (
    <EmptyNote icon="list" title={t('list.nothing_open')}>
      {t('list.nothing_open_help')}
    </EmptyNote>
  )
}
