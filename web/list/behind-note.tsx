import { CloseButton } from '@mantine/core'
import { parseBehind } from '../../src/http/contract/behind.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './list-header.module.css'

type BehindNoteProps = { readonly behind: string; readonly onClear: () => void }

/** Which figure of a dashboard these leads are behind, in words, and the way back to all of them. */
export function BehindNote({ behind, onClear }: BehindNoteProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const read = parseBehind(behind)
  const group = read?.group?.by === 'language' ? code('lang', read.group.value) : read?.group?.value
  // The span ends before its last moment: its last day is the one before.
  const last = read && new Date(Date.parse(read.to) - 1).toISOString()
  return (
    <p className={classes.behind}>
      <span>
        {t(`list.behind_${read?.figure ?? 'all'}`)}
        {group ? (
          <>
            {' · '}
            <bdi>{group}</bdi>
          </>
        ) : null}
        {read && last ? ` · ${format.day(read.from)} – ${format.day(last)}` : null}
      </span>
      <CloseButton size="xs" aria-label={t('list.behind_clear')} title={t('list.behind_clear')} onClick={onClear} />
    </p>
  )
}
