import '../theme/lazy-styles.ts'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForecastView } from '../../src/http/contract/measure.ts'
import { forecastQuery } from '../api/measure.ts'
import { BandPlot } from '../charts/band-plot.tsx'
import { PlotFrame } from '../charts/plot-frame.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ChannelTabs } from './channel-tabs.tsx'
import classes from './channels.module.css'

type Measure = 'wins' | 'revenue'

const monthOf = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 7)

/** What is to come, as a fan, with past months on it as they were foretold and as they came. */
export function ForecastScreen() {
  const t = useT()
  const { data, error, refetch } = useQuery(forecastQuery)
  return (
    <Screen wide title={t('channels.forecast')} lead={t('channels.forecast_lead')}>
      <ChannelTabs />
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton rows={8} /> : null}
      {data?.months.length === 0 ? <EmptyNote icon="money" title={t('channels.no_forecast')} /> : null}
      {data && data.months.length > 0 ? <Fan forecast={data} /> : null}
    </Screen>
  )
}

function Fan({ forecast }: { readonly forecast: ForecastView }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const [measure, setMeasure] = useState<Measure>('wins')
  const words = (value: number) => (measure === 'wins' ? format.number(value) : format.money(value))
  const thisMonth = monthOf(now)
  const [first, ...later] = forecast.months
  // Of the month under way only the rest is foretold: beside whole months it would look like a fall.
  const rest = first?.month === thisMonth ? first : null
  const whole = rest ? later : forecast.months
  const months = [
    ...forecast.past.map((month) => ({
      ...month,
      actual: measure === 'wins' ? month.actual_wins : month.actual_revenue,
    })),
    ...whole.map((month) => ({ ...month, actual: null })),
  ]
  const [next] = whole
  const { hits, of } = forecast.covered
  return (
    <>
      {next ? (
        <p className={classes.sentence}>
          {t(`channels.next_${measure}`, {
            month: format.month(next.month),
            mean: words(next[measure].mean),
            low: words(next[measure].low),
            high: words(next[measure].high),
          })}{' '}
          {measure === 'wins' ? t('channels.from_open', { n: format.number(next.from_open) }) : null}
        </p>
      ) : null}
      {rest ? (
        <p className={classes.dim}>
          {t('channels.rest', {
            month: format.month(rest.month),
            mean: words(rest[measure].mean),
            low: words(rest[measure].low),
            high: words(rest[measure].high),
          })}
        </p>
      ) : null}
      <p className={classes.dim}>
        {of > 0
          ? t('channels.covered', { hits: format.number(hits), of: format.number(of) })
          : t('channels.not_covered')}
      </p>
      <SegmentedControl
        size="xs"
        aria-label={t('channels.measure')}
        value={measure}
        onChange={(value) => setMeasure(value === 'revenue' ? 'revenue' : 'wins')}
        data={[
          { value: 'wins', label: t('channels.wins') },
          { value: 'revenue', label: t('channels.revenue') },
        ]}
        mb={12}
      />
      <PlotFrame
        level={2}
        title={t(`channels.${measure}`)}
        note={t('channels.fan_note')}
        table={{
          head: [t('channels.month'), t('channels.foretold'), t('chart.interval'), t('channels.came')],
          rows: months.map(({ month, actual, ...ranges }) => [
            format.month(month),
            words(ranges[measure].mean),
            `${words(ranges[measure].low)} … ${words(ranges[measure].high)}`,
            actual === null ? '–' : words(actual),
          ]),
        }}
      >
        <BandPlot
          points={months.map(({ month, actual, ...ranges }) => ({
            at: format.month(month),
            value: ranges[measure].mean,
            low: ranges[measure].low,
            high: ranges[measure].high,
            actual,
          }))}
          formatY={measure === 'wins' ? format.number : format.compact}
          domain={[0, 'auto']}
        />
      </PlotFrame>
    </>
  )
}
