import { Table } from '@mantine/core'
import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { useLanguage, useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { amountWords, metricOf } from './answer-words.ts'
import classes from './experiments.module.css'

type Segment = ExperimentPage['result']['segments'][number]
const divisions = ['source', 'chance', 'language'] as const
const chances = ['low', 'middle', 'high'] as const

/** The same difference kind by kind: who buys anyway, whom the change moves; the intervals hold for all of them together. */
export function Segments({ page: { result } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const metric = metricOf(result.metric)
  if (result.segments.length === 0 || !metric) return null
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
              <Table.Th>{t('experiment.segment')}</Table.Th>
              <Table.Th>{t('experiment.leads_a_b')}</Table.Th>
              <Table.Th>{t('experiment.means_a_b')}</Table.Th>
              <Table.Th>{t('experiment.difference')}</Table.Th>
              <Table.Th>{t('chart.interval')}</Table.Th>
              <Table.Th>{t('watch.in_words')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {divisions.flatMap((by) =>
              result.segments
                .filter((segment) => segment.by === by)
                .map((segment) => <SegmentRow key={`${by} ${segment.value}`} segment={segment} metric={metric} />),
            )}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}

type SegmentRowProps = { readonly segment: Segment; readonly metric: NonNullable<ReturnType<typeof metricOf>> }

function SegmentRow({ segment, metric }: SegmentRowProps) {
  const { t } = useLanguage()
  const format = useFormat()
  const words = (value: number) => amountWords(metric, value, format)
  const level = (value: number) => (metric === 'conversion' ? format.percent(value) : words(value))
  return (
    <Table.Tr>
      <Table.Td>
        <SegmentName segment={segment} />
      </Table.Td>
      <Table.Td>
        <bdi dir="ltr">
          {format.number(segment.n_a)} / {format.number(segment.n_b)}
        </bdi>
      </Table.Td>
      <Table.Td>
        <bdi dir="ltr">
          {level(segment.mean_a)} / {level(segment.mean_b)}
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
      <Table.Td>{t(`experiment.segment_${verdictOf(segment, metric)}`)}</Table.Td>
    </Table.Tr>
  )
}

/** Whether the whole interval lies on one side, and whether that side is the better one. */
function verdictOf({ low, high }: Segment, metric: SegmentRowProps['metric']): 'better' | 'worse' | 'unclear' {
  if (low <= 0 && high >= 0) return 'unclear'
  return low > 0 === (metric !== 'minutes_to_contact') ? 'better' : 'worse'
}

function SegmentName({ segment: { by, value } }: { readonly segment: Segment }) {
  const { t, code } = useLanguage()
  const chance = chances.find((each) => each === value)
  if (by === 'chance' && chance) return <>{t(`experiment.chance_${chance}`)}</>
  if (by === 'language') return <>{code('lang', value)}</>
  if (value === '') return <>{t('channels.no_source')}</>
  return (
    <BehindLink search={{ source: value }}>
      <bdi>{value}</bdi>
    </BehindLink>
  )
}
