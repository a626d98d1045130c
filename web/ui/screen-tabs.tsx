import { Link } from '@tanstack/react-router'
import type { LinkProps } from '@tanstack/react-router'
import classes from './screen-tabs.module.css'

type Tab = { readonly to: NonNullable<LinkProps['to']>; readonly label: string }
type ScreenTabsProps = { readonly label: string; readonly tabs: readonly Tab[] }

/** The sides of one screen, each at an address of its own. */
export function ScreenTabs({ label, tabs }: ScreenTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ to, label: name }) => (
        <Link key={to} to={to} className={classes.tab} activeOptions={{ exact: true }}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
