import type { ReactNode } from 'react'
import classes from './scroll-region.module.css'

type ScrollRegionProps = { readonly label: string; readonly children: ReactNode }

/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    // Focus is what lets the arrow keys scroll it (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.region} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
