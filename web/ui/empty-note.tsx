import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import classes from './notes.module.css'

type EmptyNoteProps = {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
}

/** Says why nothing is here and what to do about it. */
export function EmptyNote({ icon, title, children }: EmptyNoteProps) {
  return (
    <div className={classes.note}>
      <Icon name={icon} size={24} className={classes.dim} />
      <Text fw={600}>{title}</Text>
      {children ? <div className={classes.body}>{children}</div> : null}
    </div>
  )
}
