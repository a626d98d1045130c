import type { ReactNode } from 'react'
import classes from './scroll-region.module.css'

type ScrollRegionProps = {
  readonly label: string
  /** On a phone: the first column stays in sight, or each row becomes a card whose cells name their column (`data-label`). */
  readonly phone?: 'pin' | 'stack'
  readonly children: ReactNode
}

/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
export function ScrollRegion({ label, phone, children }: ScrollRegionProps) {
  return (
    // Focus is what lets the arrow keys scroll it (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.region} data-phone={phone} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
