import '../theme/lazy-styles.ts'
import { Button, Select, Switch, TextInput } from '@mantine/core'
import { channels } from '../../src/http/contract/names.ts'
import type { Tier } from '../../src/http/contract/primitives.ts'
import { withQuery } from '../api/request.ts'
import { useRights } from '../api/rights.ts'
import { useLanguage } from '../language/language-context.tsx'
import { withFilter } from './list-search.ts'
import type { ListSearch } from './list-search.ts'
import { SaveView } from './save-view.tsx'
import type { View } from './views.ts'
import { tiersFromHot } from '../ui/tiers.ts'
import classes from './list-header.module.css'

const ordered: readonly View[] = ['mine', 'team', 'queue']
const switches = ['late', 'unanswered', 'sampled'] as const

type FilterFieldsProps = {
  readonly view: View
  readonly search: ListSearch
  readonly onSearch: (next: ListSearch) => void
}

/** The filters of a list, its order, and a name to keep it under. Each change is in the address at once. */
export function FilterFields({ view, search, onSearch }: FilterFieldsProps) {
  const { t } = useLanguage()
  return (
    <div className={classes.filters}>
      {ordered.includes(view) ? <Order search={search} onSearch={onSearch} /> : null}
      <Choices search={search} onSearch={onSearch} />
      <TextInput
        size="xs"
        label={t('list.source')}
        placeholder={t('list.any')}
        defaultValue={search.source ?? ''}
        onBlur={(event) => onSearch(withFilter(search, 'source', event.currentTarget.value.trim() || null))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      {switches.map((name) => (
        <Switch
          key={name}
          size="sm"
          label={t(`list.${name}_only`)}
          checked={search[name] === true}
          onChange={(event) => onSearch(withFilter(search, name, event.currentTarget.checked || null))}
        />
      ))}
      <SaveView view={view} search={search} />
      <Download view={view} search={search} />
    </div>
  )
}

/** The list as it stands, for a spreadsheet. */
function Download({ view, search }: Pick<FilterFieldsProps, 'view' | 'search'>) {
  const { t, locale } = useLanguage()
  if (!useRights().exports) return null
  return (
    <Button
      component="a"
      size="xs"
      variant="default"
      href={withQuery('/api/leads.xlsx', { ...search, view, lang: locale })}
      download
    >
      {t('list.xlsx')}
    </Button>
  )
}

type PartProps = Pick<FilterFieldsProps, 'search' | 'onSearch'>

function Order({ search, onSearch }: PartProps) {
  const { t } = useLanguage()
  return (
    <Select
      size="xs"
      allowDeselect={false}
      label={t('list.order')}
      comboboxProps={{ withinPortal: false }}
      data={[
        { value: 'score', label: t('list.order_score') },
        { value: 'call', label: t('list.order_call') },
      ]}
      value={search.order ?? 'score'}
      onChange={(value) => onSearch(withFilter(search, 'order', value === 'call' ? 'call' : null))}
    />
  )
}

function Choices({ search, onSearch }: PartProps) {
  const { t, code } = useLanguage()
  const shared = {
    size: 'xs',
    clearable: true,
    placeholder: t('list.any'),
    comboboxProps: { withinPortal: false },
    clearButtonProps: { 'aria-label': t('list.any') },
  } as const
  return (
    <>
      <Select
        {...shared}
        label={t('list.tier')}
        data={tiersFromHot.map((tier) => ({ value: tier, label: code('tier', tier) }))}
        value={search.tier ?? null}
        onChange={(tier) => onSearch(withFilter(search, 'tier', tier as Tier | null))}
      />
      <Select
        {...shared}
        label={t('list.channel')}
        data={channels.map((channel) => ({ value: channel, label: code('channel', channel) }))}
        value={search.channel ?? null}
        onChange={(channel) => onSearch(withFilter(search, 'channel', channel))}
      />
    </>
  )
}
