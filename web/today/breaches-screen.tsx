import '../theme/lazy-styles.ts'
import { Button, SegmentedControl, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Breaches } from '../../src/http/contract/working-day.ts'
import { breachesQuery } from '../api/day.ts'
import { withQuery } from '../api/request.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { ContactName } from '../ui/contact-name.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { spanWords } from './span-words.ts'
import classes from './today.module.css'

const spans = { day: 1, week: 7, month: 31 } as const
type Span = keyof typeof spans

/** Deadlines that passed without an answer: whose, by how much, and what became of them; the same as a file. */
export function BreachesScreen() {
  const { t, locale } = useLanguage()
  const [span, setSpan] = useState<Span>('week')
  // To the hour, so that the question stays the same while one looks.
  const to = Math.ceil(useNow() / 3_600_000) * 3_600_000
  const range = { from: new Date(to - spans[span] * 86_400_000).toISOString(), to: new Date(to).toISOString() }
  const { data: breaches, error, refetch } = useQuery(breachesQuery(range))
  return (
    <Screen
      wide
      title={t('breaches.title')}
      back={<Link to="/today">{t('nav.today')}</Link>}
      lead={t('breaches.lead')}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('breaches.span')}
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(`breaches.${value}`) }))}
          />
          <Button
            component="a"
            size="xs"
            variant="default"
            href={withQuery('/api/breaches.csv', range)}
            download
            leftSection={<Icon name="import" size={14} className={classes.down} />}
          >
            {t('breaches.csv')}
          </Button>
          <Button
            component="a"
            size="xs"
            variant="default"
            href={withQuery('/api/breaches.xlsx', { ...range, lang: locale })}
            download
            leftSection={<Icon name="import" size={14} className={classes.down} />}
          >
            {t('breaches.xlsx')}
          </Button>
        </>
      }
    >
      {error && !breaches ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!breaches && !error ? <ScreenSkeleton rows={8} /> : null}
      {breaches?.items.length === 0 ? <EmptyNote icon="check" title={t('breaches.none')} /> : null}
      {breaches && breaches.items.length > 0 ? <BreachTable items={breaches.items} /> : null}
      {breaches?.cut ? <p className={classes.dim}>{t('breaches.cut')}</p> : null}
    </Screen>
  )
}

function BreachTable({ items }: { readonly items: Breaches['items'] }) {
  const { t } = useLanguage()
  return (
    <ScrollRegion label={t('breaches.title')} phone="stack">
      <Table verticalSpacing={6}>
        <HeadRow
          names={[
            t('breaches.lead_column'),
            t('today.person'),
            t('breaches.due'),
            t('breaches.answered'),
            t('today.late'),
          ]}
        />
        <Table.Tbody>
          {items.map((item) => (
            <BreachRow key={item.id} item={item} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function BreachRow({ item }: { readonly item: Breaches['items'][number] }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Td>
        <TierMark tier={item.tier} />{' '}
        <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: item.lead_id }} className={classes.person}>
          <ContactName name={item.name} company={item.company} />
        </Link>
      </Table.Td>
      <Table.Td data-label={t('today.person')}>
        <bdi>{item.user?.name ?? code('queue', item.queue ?? 'shared')}</bdi>
        {item.handed_over ? <span className={classes.dim}> · {t('breaches.handed_over')}</span> : null}
      </Table.Td>
      <Table.Td data-label={t('breaches.due')}>{format.exact(item.respond_by)}</Table.Td>
      <Table.Td data-label={t('breaches.answered')}>
        {item.answered_at ? format.exact(item.answered_at) : t('breaches.not_yet')}
      </Table.Td>
      <Table.Td data-label={t('today.late')}>{spanWords(item.minutes_late, t)}</Table.Td>
    </Table.Tr>
  )
}
