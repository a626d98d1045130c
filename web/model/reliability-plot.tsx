import type { ModelReportView } from '../../src/http/contract/learning.ts'
import { IntervalPlot } from '../charts/interval-plot.tsx'
import { PlotFrame } from '../charts/plot-frame.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]

type ReliabilityPlotProps = { readonly points: ModelReportView['reliability'] }

/** What was promised against what came, with intervals; a kept promise lies on the diagonal. */
export function ReliabilityPlot({ points }: ReliabilityPlotProps) {
  const t = useT()
  const format = useFormat()
  return (
    <PlotFrame
      title={t('model.reliability')}
      note={t('model.reliability_note')}
      table={{
        head: [t('model.promised'), t('model.came'), t('chart.interval'), t('chart.leads')],
        rows: points.map(({ predicted, came }) => [
          format.percent(predicted),
          format.percent(came.share),
          format.range(came.low, came.high),
          format.number(came.of),
        ]),
      }}
    >
      <IntervalPlot
        points={points.map(({ predicted, came: { share, low, high } }) => ({ x: predicted, value: share, low, high }))}
        xDomain={[0, 1]}
        yDomain={[0, 1]}
        xTicks={ticks}
        formatX={format.percent}
        formatY={format.percent}
        diagonal
      />
    </PlotFrame>
  )
}
