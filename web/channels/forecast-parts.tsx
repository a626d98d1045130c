import { SegmentedControl, Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForecastPartsView } from '../../src/http/contract/measure.ts'
import { forecastPartsQuery } from '../api/measure.ts'
import type { ForecastPart } from '../api/measure.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { behind, monthSpan } from '../ui/behind.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { DownloadTable } from '../ui/download-table.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './channels.module.css'
import { monthsOf } from './forecast-months.ts'

type Part = ForecastPartsView['parts'][number]
const parts = ['source', 'rep'] as const

/** The next month of each source or person, beside what was foretold of the last one and came; each with how often it held. */
export function ForecastParts() {
  const t = useT()
  const format = useFormat()
  const [part, setPart] = useState<ForecastPart>('source')
  const { data, error, refetch } = useQuery(forecastPartsQuery(part))
  return (
    <section className={classes.block}>
      <h2>{t('channels.by_part')}</h2>
      <div className={classes.choices}>
        <SegmentedControl
          size="xs"
          aria-label={t('channels.by_part')}
          value={part}
          onChange={(value) => setPart(parts.find((each) => each === value) ?? 'source')}
          data={parts.map((value) => ({ value, label: t(`channels.part_${value}`) }))}
        />
        <DownloadTable table="forecast-parts" query={{ part }} />
      </div>
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={140} /> : null}
      {data?.parts.length === 0 ? <p className={classes.dim}>{t('channels.no_parts')}</p> : null}
      {data && data.parts.length > 0 ? (
        <>
          <PartTable parts={data.parts} part={part} />
          {data.covered.of > 0 ? (
            <p className={classes.dim}>
              {t('channels.parts_covered', {
                hits: format.number(data.covered.hits),
                of: format.number(data.covered.of),
              })}
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

type PartTableProps = { readonly parts: readonly Part[]; readonly part: ForecastPart }

function PartTable({ parts: rows, part }: PartTableProps) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const next = rows[0] ? monthsOf(rows[0], { nowMs: now, timeZone: format.timeZone }).whole[0] : undefined
  const last = rows.flatMap(({ past }) => past.slice(-1))[0]
  const month = next ? format.month(next.month) : ''
  return (
    <ScrollRegion label={t('channels.by_part')}>
      <Table verticalSpacing={6} fz="sm" className={`${classes.table} ${classes.numbers}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`channels.part_${part}`)}</Table.Th>
            <Table.Th>{t('channels.wins_in', { month })}</Table.Th>
            <Table.Th>{t('channels.revenue_in', { month })}</Table.Th>
            <Table.Th>{t('channels.calls_in', { month })}</Table.Th>
            <Table.Th>
              {last ? t('channels.last_in', { month: format.month(last.month) }) : t('channels.came')}
            </Table.Th>
            <Table.Th>{t('channels.held')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <PartRow key={row.group} row={row} part={part} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function PartRow({ row, part }: { readonly row: Part; readonly part: ForecastPart }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const next = monthsOf(row, { nowMs: now, timeZone: format.timeZone }).whole[0]
  const last = row.past.at(-1)
  const name = row.name ?? (row.group === '' ? t('channels.no_source') : row.group)
  const of = part === 'rep' ? { assignee: row.group } : row.group === '' ? {} : { source: row.group }
  const noSource = part === 'source' && row.group === '' ? ({ by: 'source', value: '' } as const) : null
  const range = (one: { mean: number; low: number; high: number } | undefined, words: (value: number) => string) =>
    one ? (
      <>
        {words(one.mean)}{' '}
        <bdi dir="ltr" className={classes.dim}>
          ({words(one.low)} … {words(one.high)})
        </bdi>
      </>
    ) : (
      '–'
    )
  return (
    <Table.Tr>
      <Table.Td>
        <BehindLink search={{ ...(noSource ? behind('all', everSpan, noSource) : of) }}>
          <bdi>{name}</bdi>
        </BehindLink>
      </Table.Td>
      <Table.Td>{range(next?.wins, format.number)}</Table.Td>
      <Table.Td>{range(next?.revenue, format.compact)}</Table.Td>
      <Table.Td>{range(next?.calls, format.number)}</Table.Td>
      <Table.Td>
        {last ? (
          <>
            {format.number(last.wins.mean)} →{' '}
            <BehindLink search={{ ...behind('won_then', monthSpan(last.month, format.timeZone), noSource), ...of }}>
              {format.number(last.actual_wins)}
            </BehindLink>
          </>
        ) : (
          '–'
        )}
      </Table.Td>
      <Table.Td>
        {row.covered.of > 0
          ? t('model.count_of', { count: format.number(row.covered.hits), of: format.number(row.covered.of) })
          : '–'}
      </Table.Td>
    </Table.Tr>
  )
}

const everSpan = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' }
