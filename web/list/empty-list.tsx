import { Link } from '@tanstack/react-router'
import { useRights } from '../api/rights.ts'
import { useSignedIn } from '../api/session.ts'
import { useLanguage } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import classes from './lead-list.module.css'
import type { View } from './views.ts'

/** Why a list is empty: filters, a workspace that is only being filled, one without leads, or all work done. */
export function EmptyList({ view, filtered }: { readonly view: View; readonly filtered: boolean }) {
  const { t } = useLanguage()
  const { workspace } = useSignedIn()
  const { managesWorkspace } = useRights()
  if (filtered)
    return (
      <EmptyNote icon="search" title={t('empty.filtered')}>
        <Link to="/leads/$view" params={{ view }} className={classes.link}>
          {t('empty.clear_filters')}
        </Link>
      </EmptyNote>
    )
  if (workspace.sample_filling)
    return (
      <EmptyNote icon="spark" title={t('empty.filling.title')}>
        {t('empty.filling.help')}
      </EmptyNote>
    )
  if (workspace.lead_count === 0)
    return (
      <EmptyNote icon="list" title={t('empty.all.title')}>
        <p>{t('empty.all.help')}</p>
        {managesWorkspace ? (
          <Link to="/start" className={classes.link}>
            {t('empty.begin')}
          </Link>
        ) : null}
      </EmptyNote>
    )
  return (
    <EmptyNote icon={view === 'quarantine' ? 'quarantine' : 'list'} title={t(`empty.${view}.title`)}>
      {t(`empty.${view}.help`)}
    </EmptyNote>
  )
}
