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

type Months = { readonly rest: ForecastView['months'][number] | null; readonly whole: ForecastView['months'] }

/** Of the month under way only the rest is foretold: beside whole months it would look like a fall. */
function monthsOf(forecast: ForecastView, nowMs: number): Months {
  const [first, ...later] = forecast.months
  return first?.month === monthOf(nowMs) ? { rest: first, whole: later } : { rest: null, whole: forecast.months }
}

function Fan({ forecast }: { readonly forecast: ForecastView }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const [measure, setMeasure] = useState<Measure>('wins')
  const words = (value: number) => (measure === 'wins' ? format.number(value) : format.money(value))
  const months = monthsOf(forecast, now)
  return (
    <>
      <Foretold months={months} covered={forecast.covered} measure={measure} words={words} />
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
      <FanPlot past={forecast.past} whole={months.whole} measure={measure} words={words} />
    </>
  )
}

type Said = { readonly measure: Measure; readonly words: (value: number) => string }
type ForetoldProps = Said & { readonly months: Months; readonly covered: ForecastView['covered'] }

/** The next month in a sentence, and how the forecast did on past ones. */
function Foretold({ months: { rest, whole }, covered, measure, words }: ForetoldProps) {
  const t = useT()
  const format = useFormat()
  const [next] = whole
  const figures = (month: ForecastView['months'][number]) => ({
    month: format.month(month.month),
    mean: words(month[measure].mean),
    low: words(month[measure].low),
    high: words(month[measure].high),
  })
  return (
    <>
      {next ? (
        <p className={classes.sentence}>
          {t(`channels.next_${measure}`, figures(next))}{' '}
          {measure === 'wins' ? t('channels.from_open', { n: format.number(next.from_open) }) : null}
        </p>
      ) : null}
      {rest ? <p className={classes.dim}>{t('channels.rest', figures(rest))}</p> : null}
      <p className={classes.dim}>
        {covered.of > 0
          ? t('channels.covered', { hits: format.number(covered.hits), of: format.number(covered.of) })
          : t('channels.not_covered')}
      </p>
    </>
  )
}

type FanPlotProps = Said & Pick<ForecastView, 'past'> & Pick<Months, 'whole'>

function FanPlot({ past, whole, measure, words }: FanPlotProps) {
  const t = useT()
  const format = useFormat()
  const months = [
    ...past.map((month) => ({ ...month, actual: measure === 'wins' ? month.actual_wins : month.actual_revenue })),
    ...whole.map((month) => ({ ...month, actual: null })),
  ].map(({ month, actual, ...ranges }) => ({ at: format.month(month), actual, ...ranges[measure] }))
  return (
    <PlotFrame
      level={2}
      title={t(`channels.${measure}`)}
      note={t('channels.fan_note')}
      table={{
        head: [t('channels.month'), t('channels.foretold'), t('chart.interval'), t('channels.came')],
        rows: months.map(({ at, mean, low, high, actual }) => [
          at,
          words(mean),
          `${words(low)} … ${words(high)}`,
          actual === null ? '–' : words(actual),
        ]),
      }}
    >
      <BandPlot
        points={months.map(({ at, mean, low, high, actual }) => ({ at, value: mean, low, high, actual }))}
        formatY={measure === 'wins' ? format.number : format.compact}
        domain={[0, 'auto']}
      />
    </PlotFrame>
  )
}
