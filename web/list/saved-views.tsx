import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRemoveView, viewsQuery } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import classes from './list-header.module.css'

/** The lists that the person keeps, and those that others share, below the fixed ones. */
export function SavedViews() {
  const t = useT()
  const { data: views = [] } = useQuery(viewsQuery)
  const forget = useRemoveView()
  if (views.length === 0) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('views.kept')}</Menu.Label>
      {views.map(({ id, name, view, search, shared, mine }) => (
        <div key={id} className={classes.kept}>
          <Menu.Item
            component={Link}
            to={`/leads/${view}?${searchText(search)}`}
            leftSection={<Icon name={shared ? 'people' : 'list'} size={14} />}
          >
            <bdi>{name}</bdi>
          </Menu.Item>
          {mine ? (
            <Menu.Item
              className={classes.forget}
              aria-label={t('views.forget', { name })}
              title={t('views.forget', { name })}
              closeMenuOnClick={false}
              onClick={() => forget.mutate(id)}
            >
              <Icon name="trash" size={14} />
            </Menu.Item>
          ) : null}
        </div>
      ))}
    </>
  )
}

/** The filters as they stand in an address. */
const searchText = (search: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString()
