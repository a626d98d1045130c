import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { BandPlot } from '../charts/band-plot.tsx'
import { PlotFrame } from '../charts/plot-frame.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { amountWords, metricOf } from './answer-words.ts'
import classes from './experiments.module.css'

/** How the interval ran while leads came in: it may be looked at every day. */
export function Course({ page: { course, result } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const metric = metricOf(result.metric)
  if (course.length < 2 || !metric) return null
  const words = (value: number) => amountWords(metric, value, format)
  return (
    <section className={classes.block}>
      <PlotFrame
        level={2}
        title={t('experiment.course')}
        note={`${t('experiment.course_note')} ${t(`experiment.unit_${metric}`)}`}
        table={{
          head: [t('experiment.day'), t('chart.leads'), t('experiment.difference'), t('chart.interval')],
          rows: course.map(({ at, leads, estimate, low, high }) => [
            format.exact(at),
            format.number(leads),
            words(estimate),
            `${words(low)} … ${words(high)}`,
          ]),
        }}
      >
        <BandPlot
          points={course.map(({ at, leads, estimate, low, high }) => ({
            at: `${format.day(at)} · ${format.number(leads)}`,
            value: estimate,
            low,
            high,
          }))}
          formatY={words}
          level={0}
        />
      </PlotFrame>
    </section>
  )
}
