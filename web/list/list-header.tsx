import { ActionIcon, CloseButton, Loader, Popover, TextInput, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useDebouncedCallback } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { usePromiseBroken } from '../api/use-promise.ts'
import { useLanguage, useT } from '../language/language-context.tsx'
import { withWords } from '../language/messages.ts'
import type { MessageKey } from '../language/messages.ts'
import { useFormat } from '../language/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './list-header.module.css'
import { withFilter } from './list-search.ts'
import type { ListSearch } from './list-search.ts'
import type { LeadListState } from './use-lead-list.ts'
import { ViewMenu } from './view-menu.tsx'
import type { View } from './views.ts'

const loadFilters = withWords(() => import('./filter-fields.tsx'))
const loadBehind = withWords(() => import('./behind-note.tsx'))
const BehindNote = lazy(async () => ({ default: (await loadBehind()).BehindNote }))
const FilterFields = lazy(async () => ({ default: (await loadFilters()).FilterFields }))

type ListHeaderProps = {
  readonly view: View
  readonly search: ListSearch
  readonly list: LeadListState
  readonly onSearch: (next: ListSearch) => void
}

/** The name of the list, who waits and who is late, the search and the filters. */
export function ListHeader({ view, search, list, onSearch }: ListHeaderProps) {
  const { t } = useLanguage()
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <Title order={2} size="h4" aria-hidden="true">
          {t(`view.${view}`)}
        </Title>
        <ViewMenu view={view} />
        <span className={classes.gap} />
        {view === 'review' ? (
          <Link to="/review" className={classes.desk}>
            {t('list.open_desk')}
          </Link>
        ) : null}
        <Counts view={view} list={list} search={search} onSearch={onSearch} />
      </div>
      <div className={classes.line}>
        <SearchField search={search} onSearch={onSearch} />
        <Found search={search} list={list} />
        <Filters view={view} search={search} onSearch={onSearch} />
      </div>
      {search.behind ? (
        <Suspense fallback={null}>
          <BehindNote behind={search.behind} onClear={() => onSearch(withFilter(search, 'behind', null))} />
        </Suspense>
      ) : null}
      <OrderNote list={list} />
      {list.fresh > 0 ? (
        <button type="button" className={classes.fresh} onClick={list.settle}>
          {t('list.fresh', { n: list.fresh })} <kbd>g</kbd>
        </button>
      ) : null}
    </header>
  )
}

const orderWords = {
  learned: 'list.by_cost',
  too_few: 'list.by_value',
  no_fall: 'list.by_value_no_fall',
  no_amount: 'list.by_value_no_amount',
} as const satisfies Record<LeadListState['basis'], MessageKey>

/** How the list is ordered, where that is not the score, and on what that rests; and when the score is to be read as an order only. */
function OrderNote({ list }: { readonly list: LeadListState }) {
  const t = useT()
  const broken = usePromiseBroken()
  if (list.order === 'arrival') return <p className={classes.order}>{t('list.as_before')}</p>
  if (list.order !== 'call') return broken ? <p className={classes.order}>{t('lead.promise_broken')}</p> : null
  return <p className={classes.order}>{t(orderWords[list.basis])}</p>
}

type PartProps = Pick<ListHeaderProps, 'search' | 'onSearch'>

/** Lists in which somebody waits for an answer; in the others leads just lie. */
/** What a view's count is called: open leads may have been answered, those in a queue wait. */
const countWords: Partial<Record<View, 'list.open' | 'list.waiting'>> = {
  mine: 'list.open',
  team: 'list.open',
  queue: 'list.waiting',
  review: 'list.waiting',
}

function Counts({ view, list, search, onSearch }: ListHeaderProps) {
  const { t } = useLanguage()
  const format = useFormat()
  if (!list.counts) return null
  const { waiting, late } = list.counts
  const figure = (n: number) => (n >= 1000 ? `${format.number(1000)}+` : format.number(n))
  return (
    <span className={classes.counts} aria-live="polite">
      {waiting > 0 ? t(countWords[view] ?? 'list.count', { n: waiting, figure: figure(waiting) }) : null}
      {late > 0 ? (
        <button
          type="button"
          className={classes.late}
          aria-pressed={search.late === true}
          onClick={() => onSearch(withFilter(search, 'late', search.late ? null : true))}
        >
          {t('list.late', { n: late, figure: figure(late) })}
        </button>
      ) : null}
    </span>
  )
}

function SearchField({ search, onSearch }: PartProps) {
  const { t } = useLanguage()
  const [text, setText] = useState(search.q ?? '')
  const send = useDebouncedCallback((q: string) => onSearch(withFilter(search, 'q', q.trim() || null)), 250)
  const [known, setKnown] = useState(search.q)
  if (search.q !== known) {
    // The address changed by itself (back, a link): the field follows it.
    setKnown(search.q)
    setText(search.q ?? '')
  }
  const change = (value: string) => {
    setText(value)
    send(value)
  }
  return (
    <TextInput
      id="list-search"
      className={classes.search}
      size="xs"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        text ? <CloseButton size="xs" aria-label={t('list.clear_search')} onClick={() => change('')} /> : null
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

/** How many were found: seen in the list, said to whoever hears it. */
function Found({ search, list }: Pick<ListHeaderProps, 'search' | 'list'>) {
  const { t } = useLanguage()
  const format = useFormat()
  const n = list.leads.length
  const figure = format.number(n) + (list.more ? '+' : '')
  return (
    <span className="sr-only" aria-live="polite">
      {search.q && !list.pending ? t('list.count', { n, figure }) : null}
    </span>
  )
}

function Filters({ view, search, onSearch }: PartProps & { readonly view: View }) {
  const { t } = useLanguage()
  const { q: _, assignee: __, behind: ___, ...filters } = search
  const active = Object.values(filters).filter(Boolean).length
  const label = t('list.filters', { n: active })
  return (
    <Popover position="bottom-end" shadow="md" width={260} trapFocus>
      <Popover.Target>
        <ActionIcon variant={active > 0 ? 'light' : 'default'} size={30} aria-label={label} title={label}>
          <Icon name="policy" size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Suspense fallback={<Loader size="sm" />}>
          <FilterFields view={view} search={search} onSearch={onSearch} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
