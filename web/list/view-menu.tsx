import { ActionIcon, Menu } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Link } from '@tanstack/react-router'
import { useT } from '../language/language-context.tsx'
import { withWords } from '../language/messages.ts'
import { Icon } from '../ui/icon.tsx'
import { views } from './views.ts'
import type { View } from './views.ts'

const loadSaved = withWords(() => import('./saved-views.tsx'))
const SavedViews = lazy(async () => ({ default: (await loadSaved()).SavedViews }))

/** The other lists, those without a place of their own in the rail among them. */
export function ViewMenu({ view }: { readonly view: View }) {
  const t = useT()
  return (
    <Menu position="bottom-start" shadow="md" width={200}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          color="gray"
          aria-label={t('list.other_lists')}
          title={t('list.other_lists')}
        >
          <Icon name="chevron" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((each) => (
          <Menu.Item
            key={each}
            component={Link}
            to={`/leads/${each}`}
            leftSection={<Icon name={each === view ? 'check' : 'list'} size={14} />}
          >
            {t(`view.${each}`)}
          </Menu.Item>
        ))}
        <Suspense fallback={null}>
          <SavedViews />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  )
}
