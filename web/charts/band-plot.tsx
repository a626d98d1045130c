import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export type BandPoint = {
  /** What stands under the point on the axis. */
  readonly at: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** What came, where it is known. */
  readonly actual?: number | null
}

type BandPlotProps = {
  readonly points: readonly BandPoint[]
  readonly formatY: (value: number) => string
  /** A level to compare with: nought, or what was promised. */
  readonly level?: number
  /** Where the axis begins and ends, if not at the figures. */
  readonly domain?: readonly [number | 'auto', number | 'auto']
}

const automatic = ['auto', 'auto'] as const
const tick = { fill: 'var(--dim)', fontSize: 11 }

/** A line within its interval, over time; dots are what came in truth. */
export function BandPlot({ points, formatY, level, domain = automatic }: BandPlotProps) {
  const data = points.map(({ at, value, low, high, actual }) => ({
    at,
    value,
    band: low === null || high === null ? null : [low, high],
    actual: actual ?? null,
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 14, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          minTickGap={24}
          interval="preserveStartEnd"
        />
        <YAxis
          type="number"
          domain={[...domain]}
          tickFormatter={formatY}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={56}
        />
        {level === undefined ? null : <ReferenceLine y={level} stroke="var(--dim)" strokeDasharray="4 4" />}
        <Area dataKey="band" stroke="none" fill="var(--accent)" fillOpacity={0.16} isAnimationActive={false} />
        <Line dataKey="value" stroke="var(--accent)" strokeWidth={2} dot={false} isAnimationActive={false} />
        <Line
          dataKey="actual"
          stroke="none"
          dot={{ r: 4, fill: 'var(--surface)', stroke: 'var(--ink)', strokeWidth: 2 }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
