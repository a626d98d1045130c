import type { ComponentPropsWithoutRef } from 'react'
import classes from './opener.module.css'

type OpenerProps = ComponentPropsWithoutRef<'button'> & { readonly open: boolean }

/** A line in words, as wide as there is room, that opens what it consists of. */
export const Opener = ({ open, ...props }: OpenerProps) => (
  <button type="button" className={classes.opener} aria-expanded={open} {...props} />
)
