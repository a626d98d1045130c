import { Button } from '@mantine/core'
import { withQuery } from '../api/request.ts'
import { useRights } from '../api/rights.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './download-table.module.css'

type DownloadTableProps = {
  readonly table: 'channels' | 'weeks' | 'groups' | 'forecast' | 'forecast-parts' | 'returns'
  /** What the file is, in place of the usual words. */
  readonly label?: string
  readonly query?: Readonly<Record<string, string | number | undefined>>
}

const formats = ['csv', 'xlsx'] as const

/** The figures of a dashboard as a file for spreadsheets; for those who may take leads out. */
export function DownloadTable({ table, label, query = {} }: DownloadTableProps) {
  const { t, locale } = useLanguage()
  if (!useRights().exports) return null
  return (
    <span className={classes.group}>
      {label ?? t('table.download')}
      {formats.map((format) => (
        <Button
          key={format}
          size="compact-xs"
          variant="default"
          component="a"
          href={withQuery(`/api/measure/tables/${table}.${format}`, { ...query, lang: locale })}
          download
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  )
}
