import { useClickOutside } from '@mantine/hooks'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { Role } from '../../src/http/contract/primitives.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { isCurrent, navigationFor } from './navigation.ts'
import type { NavigationItem } from './navigation.ts'
import classes from './shell.module.css'

const inBar = 4

/** The places of a role: on the desk a rail of all; on a phone the first ones in a bar, the others in a sheet above it. */
export function Places({ role }: { readonly role: Role }) {
  const t = useT()
  const { pathname } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  // Going anywhere closes the sheet.
  const open = openAt === pathname
  const close = () => setOpenAt(null)
  const places = useClickOutside<HTMLDivElement>(close)
  useKeys({ Escape: open ? close : undefined })
  const items = navigationFor(role)
  const rest = items.slice(inBar)
  return (
    <div ref={places} className={classes.links}>
      {items.slice(0, inBar).map((item) => (
        <PlaceLink key={item.to} item={item} />
      ))}
      <div id="more-places" className={classes.rest} data-open={open || undefined}>
        {rest.map((item) => (
          <PlaceLink key={item.to} item={item} />
        ))}
      </div>
      <button
        type="button"
        className={`${classes.link} ${classes.more}`}
        aria-expanded={open}
        aria-controls="more-places"
        data-current={rest.some((item) => isCurrent(item, pathname)) || undefined}
        onClick={() => setOpenAt(open ? null : pathname)}
      >
        <Icon name="places" size={18} />
        <span>{t('shell.more')}</span>
      </button>
    </div>
  )
}

function PlaceLink({ item }: { readonly item: NavigationItem }) {
  const t = useT()
  const { pathname } = useLocation()
  return (
    <Link
      to={item.to}
      className={classes.link}
      data-apart={item.apart || undefined}
      aria-current={isCurrent(item, pathname) ? 'page' : undefined}
    >
      <Icon name={item.icon} size={18} />
      <span>{t(item.label)}</span>
    </Link>
  )
}
