import { Progress, Text } from '@mantine/core'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'

/** How far it is; the page can be left meanwhile. */
export function ImportProgress({ leadImport }: { readonly leadImport: LeadImport }) {
  const t = useT()
  const format = useFormat()
  const { total_rows: total, rows_done: done, status } = leadImport
  const percent = total ? Math.min(100, (done / total) * 100) : 100
  return (
    <output>
      <Text fw={600} mb={8}>
        {t(`import_status.${status}`)}
      </Text>
      <Progress value={percent} animated={!total} aria-label={t(`import_status.${status}`)} size="lg" />
      <Text size="sm" c="dimmed" mt={8}>
        {total
          ? t('import.rows_of', { done: format.number(done), total: format.number(total) })
          : t('import.rows', { done: format.number(done) })}{' '}
        {t('import.may_leave')}
      </Text>
    </output>
  )
}
