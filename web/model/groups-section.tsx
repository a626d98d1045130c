import { SegmentedControl, Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Figure } from '../../src/http/contract/behind.ts'
import type { GroupsView } from '../../src/http/contract/measure.ts'
import { groupsQuery } from '../api/measure.ts'
import type { Grouping } from '../api/measure.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { behind, everMeasured } from '../ui/behind.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { DownloadTable } from '../ui/download-table.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './model.module.css'

const groupings = ['source', 'city', 'region', 'language', 'country'] as const

/** For whom the score errs, and what the random sample of cold leads says that it misses. */
export function GroupsSection() {
  const { t } = useLanguage()
  const [by, setBy] = useState<Grouping>('source')
  const { data, error, refetch } = useQuery(groupsQuery(by))
  return (
    <section className={classes.block}>
      <h2>{t('watch.groups')}</h2>
      <p className={classes.dim}>{t('watch.groups_note')}</p>
      <div className={classes.titled}>
        <SegmentedControl
          size="xs"
          aria-label={t('watch.groups_by')}
          value={by}
          onChange={(value) => setBy(groupings.find((each) => each === value) ?? 'source')}
          data={groupings.map((value) => ({ value, label: t(`watch.by_${value}`) }))}
        />
        <DownloadTable table="groups" query={{ by }} />
      </div>
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={140} mt={12} /> : null}
      {data ? (
        <>
          <Groups groups={data.groups} by={by} />
          <Missed missed={data.missed} />
        </>
      ) : null}
    </section>
  )
}

type GroupsProps = { readonly groups: GroupsView['groups']; readonly by: Grouping }

function Groups({ groups, by }: GroupsProps) {
  const { t } = useLanguage()
  if (groups.length === 0) return <p>{t('watch.no_groups')}</p>
  return (
    <ScrollRegion label={t('watch.groups')}>
      <Table verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`watch.by_${by}`)}</Table.Th>
            <Table.Th>{t('model.deals')}</Table.Th>
            <Table.Th>{t('watch.seen')}</Table.Th>
            <Table.Th>{t('watch.gap')}</Table.Th>
            <Table.Th>{t('watch.in_words')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <GroupRow key={group.group} group={group} by={by} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

type GroupRowProps = { readonly group: GroupsView['groups'][number]; readonly by: Grouping }

function GroupRow({ group, by }: GroupRowProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { gap, low, high, seen } = group
  const points = (value: number) => format.number(value * 100)
  const span = everMeasured(useNow())
  const open = (figure: Figure) => behind(figure, span, { by, value: group.group })
  const name = by === 'language' ? code('lang', group.group) : group.group
  return (
    <Table.Tr>
      <Table.Td>
        <BehindLink search={open('all')}>
          <bdi>{name}</bdi>
        </BehindLink>
      </Table.Td>
      <Table.Td>
        <BehindLink search={open('closed')}>{format.number(group.deals)}</BehindLink>
      </Table.Td>
      <Table.Td>
        {seen.of === 0 ? (
          '–'
        ) : (
          <BehindLink search={open('won')}>
            {t('model.count_of', { count: format.number(seen.hits), of: format.number(seen.of) })}
          </BehindLink>
        )}
      </Table.Td>
      <Table.Td>
        {gap === null || low === null || high === null ? (
          '–'
        ) : (
          <bdi dir="ltr">
            {points(gap)} ({points(low)} … {points(high)})
          </bdi>
        )}
      </Table.Td>
      <Table.Td>{verdict(group, name, t)}</Table.Td>
    </Table.Tr>
  )
}

function verdict(
  { gap, low, high, is_new: isNew }: GroupRowProps['group'],
  name: string,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  if (isNew) return t('watch.little_experience', { group: name })
  if (gap === null || low === null || high === null) return t('watch.no_gap')
  if (high < 0) return t('watch.overlooked')
  return low > 0 ? t('watch.favoured') : t('watch.no_gap')
}

/** Sales among leads that the score spoke against, estimated from the random sample. */
function Missed({ missed }: { readonly missed: GroupsView['missed'] }) {
  const t = useLanguage().t
  const format = useFormat()
  if (missed.high === null || missed.sampled === 0)
    return <p className={classes.dim}>{t('watch.no_sample', { n: format.number(missed.sampled) })}</p>
  return (
    <p>
      {t('watch.missed', {
        missed: format.number(missed.missed),
        low: format.number(missed.low),
        high: format.number(missed.high),
        sampled: format.number(missed.sampled),
        wins: format.number(missed.sampled_wins),
      })}{' '}
      {missed.recall
        ? t('watch.found', {
            share: format.percent(missed.recall.share),
            low: Math.round(missed.recall.low * 100),
            high: Math.round(missed.recall.high * 100),
          })
        : null}{' '}
      <Link to="/leads/$view" params={{ view: 'all' }} search={{ sampled: true }} className={classes.link}>
        {t('watch.open_sample')}
      </Link>
    </p>
  )
}
