import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PrivacyRequestView } from '../../src/http/contract/privacy.ts'
import { privacyRequestsQuery, useFinishRequest } from '../api/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useNow } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { When } from '../ui/when.tsx'
import classes from './privacy.module.css'

/** What people asked for, the nearest deadline first. */
export function RequestsTab() {
  const { t } = useLanguage()
  const { data: requests, error, refetch } = useQuery(privacyRequestsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!requests) return <ScreenSkeleton />
  if (requests.length === 0) return <EmptyNote icon="check" title={t('privacy.no_requests')} />
  return (
    <ScrollRegion label={t('privacy.tab_requests')} phone="stack">
      <Table>
        <HeadRow
          names={[t('privacy.request'), t('privacy.received'), t('privacy.due')]}
          deeds={t('privacy.answered')}
        />
        <Table.Tbody>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function RequestRow({ request }: { readonly request: PrivacyRequestView }) {
  const { t, code } = useLanguage()
  const finish = useFinishRequest()
  const saved = useSaved()
  const now = useNow()
  const isLate = !request.done_at && Date.parse(request.due_at) < now
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: request.lead_id }}>
          {code('request', request.kind)}
        </Link>
      </Table.Td>
      <Table.Td data-label={t('privacy.received')}>
        <When at={request.received_at} />
      </Table.Td>
      <Table.Td data-label={t('privacy.due')}>
        <When at={request.due_at} className={isLate ? classes.late : undefined} />
      </Table.Td>
      <Table.Td>
        {request.done_at ? (
          <span className={classes.dim}>
            {t('privacy.answered')} · <When at={request.done_at} />
          </span>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={finish.isPending}
            onClick={() => finish.mutate(request.id, saved)}
          >
            {t('privacy.mark_answered')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
