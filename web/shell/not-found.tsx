import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useT } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'

export function NotFound() {
  const t = useT()
  return (
    <EmptyNote icon="search" title={t('not_found.title')}>
      <Anchor component={Link} to="/">
        {t('not_found.home')}
      </Anchor>
    </EmptyNote>
  )
}
