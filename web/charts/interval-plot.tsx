import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts'

export type IntervalPoint = {
  readonly x: number
  readonly value: number
  readonly low: number
  readonly high: number
}

type IntervalPlotProps = {
  readonly points: readonly IntervalPoint[]
  readonly xDomain: readonly [number, number]
  readonly yDomain: readonly [number, number]
  readonly xTicks: readonly number[]
  readonly formatX: (value: number) => string
  readonly formatY: (value: number) => string
  /** The line on which a kept promise lies. */
  readonly diagonal?: boolean
}

const tick = { fill: 'var(--dim)', fontSize: 11 }

/** Points with their intervals as bars; with the diagonal where what was promised is what came. */
export function IntervalPlot({ points, xDomain, yDomain, xTicks, formatX, formatY, diagonal }: IntervalPlotProps) {
  const data = points.map(({ x, value, low, high }) => ({ x, value, reach: [value - low, high - value] }))
  const corner = Math.min(xDomain[1], yDomain[1])
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 14, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="x"
          domain={[...xDomain]}
          ticks={[...xTicks]}
          tickFormatter={formatX}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
        />
        <YAxis
          type="number"
          domain={[...yDomain]}
          tickFormatter={formatY}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        {diagonal ? (
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: corner, y: corner },
            ]}
            stroke="var(--dim)"
            strokeDasharray="4 4"
          />
        ) : null}
        <Scatter dataKey="value" fill="var(--accent)" isAnimationActive={false}>
          <ErrorBar dataKey="reach" direction="y" width={5} stroke="var(--accent)" strokeWidth={1.4} />
        </Scatter>
      </ComposedChart>
    </ResponsiveContainer>
  )
}
