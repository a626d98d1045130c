import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { amountWords, metricOf } from './answer-words.ts'
import classes from './experiments.module.css'

/** The same difference source by source; the intervals hold for all of them together. */
export function Segments({ page: { result } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const metric = metricOf(result.metric)
  if (result.segments.length === 0 || !metric) return null
  const words = (value: number) => amountWords(metric, value, format)
  return (
    <section className={classes.block}>
      <h2>{t('experiment.segments')}</h2>
      <p className={classes.dim}>
        {t('experiment.segments_note')} {t(`experiment.unit_${metric}`)}
      </p>
      <ScrollRegion label={t('experiment.segments')}>
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('experiment.source')}</Table.Th>
              <Table.Th>{t('experiment.leads_a_b')}</Table.Th>
              <Table.Th>{t('experiment.difference')}</Table.Th>
              <Table.Th>{t('chart.interval')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.segments.map((segment) => (
              <Table.Tr key={segment.source}>
                <Table.Td>
                  <Link to="/leads/$view" params={{ view: 'all' }} search={{ source: segment.source }}>
                    <bdi>{segment.source}</bdi>
                  </Link>
                </Table.Td>
                <Table.Td>
                  <bdi dir="ltr">
                    {format.number(segment.n_a)} / {format.number(segment.n_b)}
                  </bdi>
                </Table.Td>
                <Table.Td>
                  <bdi dir="ltr">{words(segment.estimate)}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi dir="ltr">
                    {words(segment.low)} … {words(segment.high)}
                  </bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}
