import classes from './plot.module.css'

type IntervalBarProps = { readonly value: number; readonly low: number; readonly high: number }

/** A share on a rail from 0 to 1: the interval as a span, the value as a mark. The words stand beside it. */
export function IntervalBar({ value, low, high }: IntervalBarProps) {
  const at = (share: number) => Math.min(100, Math.max(0, share * 100))
  return (
    <svg aria-hidden="true" direction="ltr" className={classes.track} viewBox="0 0 100 14" preserveAspectRatio="none">
      <rect x="0" width="100" y="5" height="4" className={classes.rail} />
      <rect x={at(low)} width={Math.max(0.5, at(high) - at(low))} y="5" height="4" className={classes.span} />
      <rect x={Math.min(99, at(value))} width="1" y="1" height="12" className={classes.dot} />
    </svg>
  )
}
