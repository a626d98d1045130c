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
import { behind, monthSpan } from '../ui/behind.ts'
import { DownloadTable } from '../ui/download-table.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ChannelTabs } from './channel-tabs.tsx'
import { Capacity } from './capacity.tsx'
import classes from './channels.module.css'
import { monthsOf } from './forecast-months.ts'
import type { Months } from './forecast-months.ts'
import { ForecastParts } from './forecast-parts.tsx'

type Measure = 'wins' | 'revenue'

/** What is to come, as a fan, with past months on it as they were foretold and as they came. */
export function ForecastScreen() {
  const t = useT()
  const { data, error, refetch } = useQuery(forecastQuery)
  return (
    <Screen
      wide
      title={t('channels.forecast')}
      lead={t('channels.forecast_lead')}
      actions={<DownloadTable table="forecast" />}
    >
      <ChannelTabs />
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton rows={8} /> : null}
      {data?.months.length === 0 ? <EmptyNote icon="money" title={t('channels.no_forecast')} /> : null}
      {data && data.months.length > 0 ? (
        <>
          <div className={classes.block}>
            <Fan forecast={data} />
          </div>
          <Capacity key={data.per_person_week} forecast={data} />
          <ForecastParts />
        </>
      ) : null}
    </Screen>
  )
}

function Fan({ forecast }: { readonly forecast: ForecastView }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const [measure, setMeasure] = useState<Measure>('wins')
  const words = (value: number) => (measure === 'wins' ? format.number(value) : format.money(value))
  const months = monthsOf(forecast, { nowMs: now, timeZone: format.timeZone })
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
  ].map(({ month, actual, ...ranges }) => ({ at: format.month(month), month, actual, ...ranges[measure] }))
  return (
    <PlotFrame
      level={2}
      title={t(`channels.${measure}`)}
      note={t('channels.fan_note')}
      table={{
        head: [t('channels.month'), t('channels.foretold'), t('chart.interval'), t('channels.came')],
        rows: months.map(({ at, month, mean, low, high, actual }) => [
          at,
          words(mean),
          `${words(low)} … ${words(high)}`,
          actual === null
            ? '–'
            : { text: words(actual), behind: behind('won_then', monthSpan(month, format.timeZone)) },
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
