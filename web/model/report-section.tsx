import type { ModelReportView } from '../../src/http/contract/learning.ts'
import { IntervalPlot } from '../charts/interval-plot.tsx'
import { PlotFrame } from '../charts/plot-frame.tsx'
import { ShareLine } from '../charts/share-line.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { BusinessLines } from './business-lines.tsx'
import { LeftOut } from './left-out.tsx'
import classes from './model.module.css'
import { promiseBand } from './promise-band.ts'
import { ReliabilityPlot } from './reliability-plot.tsx'
import { Thresholds } from './thresholds.tsx'
import { WhatSells } from './what-sells.tsx'

type Share = ModelReportView['hot']['precision']
const tens = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** What the training of a model found, the promise first. */
export function ReportSection({ report }: { readonly report: ModelReportView }) {
  const t = useT()
  const format = useFormat()
  const band = promiseBand(report.conversion)
  return (
    <>
      <section className={classes.block}>
        <h2>{t('model.promise')}</h2>
        {band ? (
          <p className={classes.promise}>
            {t('model.promise_sentence', {
              from: band.from,
              to: band.to,
              share: format.percent(band.won.share),
              low: Math.round(band.won.low * 100),
              high: Math.round(band.won.high * 100),
              n: format.number(band.won.of),
            })}
          </p>
        ) : null}
        {report.window ? (
          <p className={classes.dim}>
            {t('model.window', { day: format.day(report.window.from), n: format.number(report.window.left) })}
          </p>
        ) : null}
        <div className={classes.pair}>
          <ReliabilityPlot points={report.reliability} />
          <Conversion report={report} />
        </div>
      </section>
      <Hot hot={report.hot} />
      {report.lines ? <BusinessLines found={report.lines} /> : null}
      <WhatSells tables={report.tables} />
      <Thresholds proposals={report.proposals} />
      <LeftOut report={report} />
    </>
  )
}

function Conversion({ report }: { readonly report: ModelReportView }) {
  const t = useT()
  const format = useFormat()
  const bands = report.conversion.filter(({ won }) => won.of > 0)
  return (
    <PlotFrame
      title={t('model.conversion')}
      note={t('model.conversion_note')}
      table={{
        head: [t('model.score'), t('model.came'), t('chart.interval'), t('chart.leads')],
        rows: bands.map(({ from, to, won }) => [
          `${from}–${to}`,
          format.percent(won.share),
          format.range(won.low, won.high),
          format.number(won.of),
        ]),
      }}
    >
      <IntervalPlot
        points={bands.map(({ from, won }) => ({ x: from + 5, ...valuesOf(won) }))}
        xDomain={[0, 100]}
        yDomain={[0, 1]}
        xTicks={tens.map((share) => share * 100)}
        formatX={String}
        formatY={format.percent}
      />
    </PlotFrame>
  )
}

const valuesOf = ({ share, low, high }: Share) => ({ value: share, low, high })

/** Of those called hot, how many bought; of those who bought, how many were called hot. */
function Hot({ hot }: { readonly hot: ModelReportView['hot'] }) {
  const t = useT()
  return (
    <section className={classes.block}>
      <h2>{t('model.hot', { threshold: hot.threshold })}</h2>
      <div className={classes.pair}>
        <ShareLine label={t('model.precision')} share={hot.precision} />
        <ShareLine label={t('model.recall')} share={hot.recall} />
      </div>
    </section>
  )
}
