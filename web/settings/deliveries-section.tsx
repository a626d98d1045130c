import { Button, Select, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeliveryList, DeliveryView } from '../../src/http/contract/deliveries.ts'
import { deliveriesQuery, useReplay } from '../api/channels.ts'
import { useLanguage } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { When } from '../ui/when.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const kinds = ['notice', 'letter', 'message', 'webhook'] as const
const states = ['waiting', 'held', 'failed', 'unsure', 'sent', 'cancelled'] as const

/** Everything that was sent or is to be sent, what waits for what, and sending again. */
export function DeliveriesSection() {
  const { t, code } = useLanguage()
  const [kind, setKind] = useState<string | null>(null)
  const [state, setState] = useState<string | null>(null)
  const query = useInfiniteQuery(deliveriesQuery({ kind, state }))
  const [first] = query.data?.pages ?? []
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {first ? <Waiting counts={first.counts} /> : null}
      <div className={classes.inline}>
        <Select
          size="xs"
          clearable
          label={t('deliveries.kind')}
          placeholder={t('list.any')}
          data={kinds.map((value) => ({ value, label: code('delivery_kind', value) }))}
          value={kind}
          onChange={setKind}
        />
        <Select
          size="xs"
          clearable
          label={t('deliveries.state')}
          placeholder={t('list.any')}
          data={states.map((value) => ({ value, label: code('delivery_state', value) }))}
          value={state}
          onChange={setState}
        />
      </div>
      {!first ? <ScreenSkeleton /> : null}
      {first && items.length === 0 ? <EmptyNote icon="settings" title={t('deliveries.empty')} /> : null}
      {items.length > 0 ? <DeliveryTable items={items} /> : null}
      {query.hasNextPage ? (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('deliveries.more')}
        </Button>
      ) : null}
    </>
  )
}

/** "No mail server: 12 letters wait", and the like. */
function Waiting({ counts }: { readonly counts: DeliveryList['counts'] }) {
  const { t, code } = useLanguage()
  const told = counts.filter(({ state }) => state !== 'waiting')
  if (told.length === 0) return null
  return (
    <ul className={classes.secret} style={{ listStyle: 'none', margin: '0 0 14px' }}>
      {told.map(({ kind, state, code: why, count }) => (
        <li key={`${kind}${state}${why ?? ''}`}>
          {why ? `${code('send_reason', why)}: ` : ''}
          {code('delivery_state', state)} ({t(`deliveries.count_${kind}`, { n: count })})
        </li>
      ))}
    </ul>
  )
}

function DeliveryTable({ items }: { readonly items: readonly DeliveryView[] }) {
  const { t } = useLanguage()
  return (
    <ScrollRegion label={t('settings.deliveries')} phone="stack">
      <Table>
        <HeadRow
          names={[t('deliveries.when'), t('deliveries.what'), t('deliveries.state'), t('deliveries.attempts')]}
          deeds={t('deliveries.replay')}
        />
        <Table.Tbody>
          {items.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

const replayable: readonly string[] = ['failed', 'unsure', 'held', 'waiting']

function DeliveryRow({ delivery }: { readonly delivery: DeliveryView }) {
  const { t, code } = useLanguage()
  const saved = useSaved()
  const replay = useReplay()
  const { kind, topic, state, lead_id: leadId } = delivery
  const family = { notice: 'notice_topic', letter: 'letter', message: 'channel_name', webhook: null } as const
  const what = family[kind] ? code(family[kind], topic) : topic
  return (
    <Table.Tr>
      <Table.Td data-label={t('deliveries.when')} className={classes.nowrap}>
        <When at={delivery.created_at} />
      </Table.Td>
      <Table.Td data-label={t('deliveries.what')}>
        {code('delivery_kind', kind)}: {kind === 'webhook' ? <bdi dir="ltr">{what}</bdi> : what}
        <div className={classes.dim}>
          {delivery.user ? <bdi>{delivery.user}</bdi> : null}{' '}
          {leadId ? (
            <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId }} className={classes.link}>
              {t('deliveries.lead')}
            </Link>
          ) : null}
        </div>
      </Table.Td>
      <Table.Td data-label={t('deliveries.state')}>
        {code('delivery_state', state)}
        {delivery.code && state !== 'sent' ? (
          <div className={classes.dim}>{code('send_reason', delivery.code)}</div>
        ) : null}
        {state === 'waiting' && delivery.next_at ? <When at={delivery.next_at} /> : null}
      </Table.Td>
      <Table.Td {...(delivery.attempts.length > 0 ? { 'data-label': t('deliveries.attempts') } : {})}>
        {delivery.attempts.map((attempt) => (
          <div key={`${attempt.channel}${attempt.at}`} className={classes.dim}>
            {code('channel_name', attempt.channel)}: {code('send', attempt.result ?? 'running')}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {replayable.includes(state) ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={replay.isPending}
            onClick={() => replay.mutate(delivery.id, saved)}
          >
            {t('deliveries.replay')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}
