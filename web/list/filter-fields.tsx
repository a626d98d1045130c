import '../theme/lazy-styles.ts'
import { Select, Switch, TextInput } from '@mantine/core'
import type { Tier } from '../../src/http/contract/primitives.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './list-header.module.css'
import { withFilter } from './list-search.ts'
import type { ListSearch } from './list-search.ts'

const tiers: readonly Tier[] = ['hot', 'promising', 'warm', 'cold']

type FilterFieldsProps = { readonly search: ListSearch; readonly onSearch: (next: ListSearch) => void }

/** The filters of a list. Each change is in the address at once. */
export function FilterFields({ search, onSearch }: FilterFieldsProps) {
  const { t, code } = useLanguage()
  return (
    <div className={classes.filters}>
      <Select
        size="xs"
        clearable
        label={t('list.tier')}
        placeholder={t('list.any')}
        comboboxProps={{ withinPortal: false }}
        clearButtonProps={{ 'aria-label': t('list.any') }}
        data={tiers.map((tier) => ({ value: tier, label: code('tier', tier) }))}
        value={search.tier ?? null}
        onChange={(tier) => onSearch(withFilter(search, 'tier', tier as Tier | null))}
      />
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
      <Switch
        size="sm"
        label={t('list.late_only')}
        checked={search.late === true}
        onChange={(event) => onSearch(withFilter(search, 'late', event.currentTarget.checked || null))}
      />
    </div>
  )
}
