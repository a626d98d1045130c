import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ListSearch } from '../list/list-search.ts'
import classes from './behind-link.module.css'

/** A figure that opens the leads behind it. */
export function BehindLink({ search, children }: { readonly search: ListSearch; readonly children: ReactNode }) {
  return (
    <Link to="/leads/$view" params={{ view: 'all' }} search={search} className={classes.link}>
      {children}
    </Link>
  )
}
