import { Table } from '@mantine/core'
import type { Figure } from '../../src/http/contract/behind.ts'
import type { ChannelsView } from '../../src/http/contract/measure.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { behindSource } from '../ui/behind.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './channels.module.css'
import { Spark } from './spark.tsx'

type Channel = ChannelsView['items'][number]
type Span = { readonly from: string; readonly to: string }

/** A row per source; figures that have a list behind them open it. */
export function ChannelTable({ items, span }: { readonly items: readonly Channel[]; readonly span: Span }) {
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
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <ChannelRow key={item.source} item={item} span={span} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}

function ChannelRow({ item, span }: { readonly item: Channel; readonly span: Span }) {
  const { t } = useLanguage()
  const format = useFormat()
  const money = (value: number | null) => (value === null ? '–' : format.money(value))
  const { source, won } = item
  const open = (figure: Figure) => behindSource(source, figure, span)
  const figure = (name: Figure, value: number) =>
    value === 0 ? '0' : <BehindLink search={open(name)}>{format.number(value)}</BehindLink>
  return (
    <Table.Tr>
      <Table.Td>
        <BehindLink search={open('all')}>{source === '' ? t('channels.no_source') : <bdi>{source}</bdi>}</BehindLink>
      </Table.Td>
      <Table.Td>
        <Spark values={item.trend} label={t('channels.trend_words', { weeks: item.trend.map(String).join(', ') })} />
      </Table.Td>
      <Table.Td>{figure('all', item.leads)}</Table.Td>
      <Table.Td title={t('channels.verdicts', { review: item.review, rejected: item.rejected })}>
        {figure('verified', item.verified)}
      </Table.Td>
      <Table.Td>{figure('hot', item.hot)}</Table.Td>
      <Table.Td title={t('channels.of_closed', { of: won.of, range: format.range(won.low, won.high) })}>
        {figure('won', won.hits)}
        {won.of > 0 ? (
          <span className={classes.dim}>
            {' · '}
            <BehindLink search={open('closed')}>{format.percent(won.share)}</BehindLink>
          </span>
        ) : null}
      </Table.Td>
      <Table.Td>
        {won.hits > 0 ? <BehindLink search={open('won')}>{money(item.revenue)}</BehindLink> : money(item.revenue)}
      </Table.Td>
      <Table.Td>{money(item.cost)}</Table.Td>
      <Table.Td>{money(item.cost_per_lead)}</Table.Td>
      <Table.Td>{money(item.cost_per_verified)}</Table.Td>
      <Table.Td>{money(item.cost_per_win)}</Table.Td>
    </Table.Tr>
  )
}
