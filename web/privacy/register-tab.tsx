import { Button, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ConsentEntryView } from '../../src/http/contract/privacy.ts'
import { registerQuery } from '../api/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { When } from '../ui/when.tsx'
import classes from './privacy.module.css'

const verifyCommand = 'npx assay consent verify consents.jsonl'

/** The register: who agreed to what and took what back, newest first, with its proof to take along. */
export function RegisterTab() {
  const { t } = useLanguage()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(registerQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!data) return <ScreenSkeleton />
  const entries = data.pages.flatMap(({ items }) => items)
  if (entries.length === 0) return <EmptyNote icon="note" title={t('privacy.register_empty')} />
  return (
    <>
      <div className={classes.inline}>
        <Button variant="default" component="a" href="/api/privacy/certificate" download>
          {t('privacy.whole_certificate')}
        </Button>
        <span className={classes.dim}>
          {t('privacy.verify_with')} <code dir="ltr">{verifyCommand}</code>
        </span>
      </div>
      <ScrollRegion label={t('privacy.tab_register')}>
        <Table>
          <Table.Tbody>
            {entries.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {hasNextPage ? (
        <Button mt="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}

function EntryRow({ entry: { seq, record, lead_id } }: { readonly entry: ConsentEntryView }) {
  const { t, code } = useLanguage()
  if (!record)
    return (
      <Table.Tr>
        <Table.Td>{seq}</Table.Td>
        <Table.Td colSpan={4} className={classes.dim}>
          {t('privacy.entry_erased')}
        </Table.Td>
      </Table.Tr>
    )
  const list = (name: 'purposes' | 'channels', family: 'purpose' | 'channel') =>
    (record[name] as string[]).map((one) => code(family, one)).join(', ')
  const name = String(record['subject_name'] ?? t('privacy.nameless'))
  return (
    <Table.Tr>
      <Table.Td>{seq}</Table.Td>
      <Table.Td>
        {lead_id ? (
          <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: lead_id }}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}
      </Table.Td>
      <Table.Td>{code('consent_kind', String(record['kind']))}</Table.Td>
      <Table.Td>
        {list('purposes', 'purpose') || t('privacy.everything')}
        <div className={classes.dim}>{list('channels', 'channel')}</div>
      </Table.Td>
      <Table.Td>
        <When at={String(record['at'])} />
      </Table.Td>
    </Table.Tr>
  )
}
