import classes from './channels.module.css'

/** A week a step, left to right; the same numbers are said to those who do not see it. */
export function Spark({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const most = Math.max(1, ...values)
  const step = 96 / Math.max(1, values.length - 1)
  const points = values.map((value, week) => `${(2 + week * step).toFixed(1)},${(22 - (value / most) * 20).toFixed(1)}`)
  const last = points.at(-1)?.split(',')
  return (
    <svg
      viewBox="0 0 100 24"
      className={classes.spark}
      direction="ltr"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
    >
      <polyline points={points.join(' ')} className={classes.sparkLine} />
      {last ? <circle cx={last[0]} cy={last[1]} r="2.2" className={classes.sparkDot} /> : null}
    </svg>
  )
}
