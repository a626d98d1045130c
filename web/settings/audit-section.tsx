import { Button, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditEntry } from '../../src/http/contract/session.ts'
import { auditQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Doer } from '../ui/doer.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { actionWords, detailWords } from './audit-words.ts'
import classes from './settings.module.css'

/** Who changed what and when, newest first. */
export function AuditSection() {
  const { t } = useLanguage()
  const query = useInfiniteQuery(auditQuery)
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <ScreenSkeleton />
  const entries = query.data.pages.flatMap((page) => page.items)
  if (entries.length === 0) return <EmptyNote icon="note" title={t('audit_section.empty')} />
  return (
    <>
      <ScrollRegion label={t('settings.audit')} phone="stack">
        <Table verticalSpacing={5}>
          <HeadRow
            names={[
              t('audit_section.when'),
              t('audit_section.who'),
              t('audit_section.what'),
              t('audit_section.detail'),
            ]}
          />
          <Table.Tbody>
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {query.hasNextPage ? (
        <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}

function AuditRow({ entry }: { readonly entry: AuditEntry }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const detail = detailWords(entry.detail, { t, code, exact: format.exact })
  return (
    <Table.Tr>
      <Table.Td className={classes.nowrap}>{format.exact(entry.at)}</Table.Td>
      <Table.Td data-label={t('audit_section.who')}>
        <Doer name={entry.actor} />
      </Table.Td>
      <Table.Td data-label={t('audit_section.what')}>{actionWords(entry.action, code)}</Table.Td>
      <Table.Td {...(detail ? { 'data-label': t('audit_section.detail') } : {})} className={classes.dim}>
        <bdi style={{ overflowWrap: 'anywhere' }}>{detail}</bdi>
      </Table.Td>
    </Table.Tr>
  )
}
