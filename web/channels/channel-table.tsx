import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChannelsView } from '../../src/http/contract/measure.ts'
import type { ListSearch } from '../list/list-search.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './channels.module.css'
import { Spark } from './spark.tsx'

type Channel = ChannelsView['items'][number]
const shownChecks = 2

/** A row per source; figures that have a list behind them open it. */
export function ChannelTable({ items }: { readonly items: readonly Channel[] }) {
  const { t } = useLanguage()
  return (
    <section className={classes.block}>
      <ScrollRegion label={t('channels.by_source')} phone="pin">
        <Table verticalSpacing={6} fz="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('channels.source')}</Table.Th>
              <Table.Th>{t('channels.trend')}</Table.Th>
              <Table.Th>{t('channels.leads')}</Table.Th>
              <Table.Th>{t('channels.real')}</Table.Th>
              <Table.Th>{t('channels.hot')}</Table.Th>
              <Table.Th>{t('channels.won')}</Table.Th>
              <Table.Th>{t('channels.revenue')}</Table.Th>
              <Table.Th>{t('channels.cost')}</Table.Th>
              <Table.Th>{t('channels.per_lead')}</Table.Th>
              <Table.Th>{t('channels.per_real')}</Table.Th>
              <Table.Th>{t('channels.per_win')}</Table.Th>
              <Table.Th>{t('channels.turned_away')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <ChannelRow key={item.source} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}

function ChannelRow({ item }: { readonly item: Channel }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const money = (value: number | null) => (value === null ? '–' : format.money(value))
  const { source, won } = item
  return (
    <Table.Tr>
      <Table.Td>
        <Behind source={source} search={{}}>
          {source === '' ? t('channels.no_source') : <bdi>{source}</bdi>}
        </Behind>
      </Table.Td>
      <Table.Td>
        <Spark values={item.trend} label={t('channels.trend_words', { weeks: item.trend.map(String).join(', ') })} />
      </Table.Td>
      <Table.Td>
        <Behind source={source} search={{}}>
          {format.number(item.leads)}
        </Behind>
      </Table.Td>
      <Table.Td title={t('channels.verdicts', { review: item.review, rejected: item.rejected })}>
        {format.number(item.verified)}
      </Table.Td>
      <Table.Td>
        <Behind source={source} search={{ tier: 'hot' }}>
          {format.number(item.hot)}
        </Behind>
      </Table.Td>
      <Table.Td title={t('channels.of_closed', { of: won.of, range: format.range(won.low, won.high) })}>
        {format.number(won.hits)}
        {won.of > 0 ? <span className={classes.dim}> · {format.percent(won.share)}</span> : null}
      </Table.Td>
      <Table.Td>{money(item.revenue)}</Table.Td>
      <Table.Td>{money(item.cost)}</Table.Td>
      <Table.Td>{money(item.cost_per_lead)}</Table.Td>
      <Table.Td>{money(item.cost_per_verified)}</Table.Td>
      <Table.Td>{money(item.cost_per_win)}</Table.Td>
      <Table.Td className={classes.checks}>
        {item.rejected === 0
          ? '–'
          : item.rejected_by
              .slice(0, shownChecks)
              .map(({ check, leads }) => `${code('check', check)} ${format.number(leads)}`)
              .join(', ') || t('channels.other_grounds', { n: item.rejected })}
      </Table.Td>
    </Table.Tr>
  )
}

type BehindProps = { readonly source: string; readonly search: ListSearch; readonly children: ReactNode }

/** Opens the leads behind a figure; leads without a source have no list of their own. */
function Behind({ source, search, children }: BehindProps) {
  if (source === '') return <>{children}</>
  return (
    <Link to="/leads/$view" params={{ view: 'all' }} search={{ ...search, source }} className={classes.link}>
      {children}
    </Link>
  )
}
