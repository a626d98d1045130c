import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import classes from './move-tools.module.css'

type Props = {
  /** Where it stands, from 0, and among how many. */
  readonly index: number
  readonly count: number
  readonly labels: { readonly up: string; readonly down: string; readonly remove?: string }
  readonly onMove: (to: number) => void
  /** Null where it may not be taken out; left out where that is done elsewhere. */
  readonly onRemove?: (() => void) | null
  readonly children?: ReactNode
}

/** Earlier, later, out: what may be done to an entry of a list whose order counts. */
export function MoveTools({ index, count, labels, onMove, onRemove, children }: Props) {
  const tool = { variant: 'subtle', color: 'gray', size: 'md' } as const
  return (
    <span className={classes.tools}>
      <ActionIcon
        {...tool}
        disabled={index === 0}
        aria-label={labels.up}
        title={labels.up}
        onClick={() => onMove(index - 1)}
      >
        <Icon name="chevron" size={14} className={classes.up} />
      </ActionIcon>
      <ActionIcon
        {...tool}
        disabled={index === count - 1}
        aria-label={labels.down}
        title={labels.down}
        onClick={() => onMove(index + 1)}
      >
        <Icon name="chevron" size={14} />
      </ActionIcon>
      {children}
      {onRemove === undefined ? null : (
        <ActionIcon
          {...tool}
          disabled={onRemove === null}
          aria-label={labels.remove}
          title={labels.remove}
          onClick={() => onRemove?.()}
        >
          <Icon name="trash" size={14} />
        </ActionIcon>
      )}
    </span>
  )
}
