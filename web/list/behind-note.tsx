import { CloseButton } from '@mantine/core'
import { figures } from '../../src/http/contract/behind.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './list-header.module.css'

type BehindNoteProps = { readonly behind: string; readonly onClear: () => void }

/** Which figure of a dashboard these leads are behind, in words, and the way back to all of them. */
export function BehindNote({ behind, onClear }: BehindNoteProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const [name, from, to, by, ...value] = behind.split('~')
  const figure = figures.find((each) => each === name) ?? 'all'
  const group = by === 'language' ? code('lang', value.join('~')) : value.join('~')
  // The span ends before its last moment: its last day is the one before.
  const last = new Date(Date.parse(to ?? '') - 1)
  return (
    <p className={classes.behind}>
      <span>
        {t(`list.behind_${figure}`)}
        {group ? (
          <>
            {' · '}
            <bdi>{group}</bdi>
          </>
        ) : null}
        {from && !Number.isNaN(last.getTime()) ? ` · ${format.day(from)} – ${format.day(last.toISOString())}` : null}
      </span>
      <CloseButton size="xs" aria-label={t('list.behind_clear')} title={t('list.behind_clear')} onClick={onClear} />
    </p>
  )
}
