import { Skeleton, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useT } from '../language/language-context.tsx'
import { Icon } from './icon.tsx'
import classes from './screen.module.css'

type ScreenProps = {
  readonly title: string
  readonly lead?: ReactNode
  /** A link to the screen that this one belongs to. */
  readonly back?: ReactNode
  readonly actions?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A page with a heading, for everything that is not the list. */
export function Screen({ title, lead, back, actions, wide = false, children }: ScreenProps) {
  useDocumentTitle(`${title} · Assay`)
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-wide={wide || undefined}>
        <header className={classes.header}>
          <div>
            {back ? (
              <div className={classes.back}>
                <Icon name="back" className="flip" size={14} />
                {back}
              </div>
            ) : null}
            <Title order={1} size="h3">
              <bdi>{title}</bdi>
            </Title>
            {lead ? <div className={classes.lead}>{lead}</div> : null}
          </div>
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </header>
        {children}
      </div>
    </div>
  )
}

/** The grey shape of a page while its figures are on the way: as high as what will stand there. */
export function ScreenSkeleton({ rows = 6 }: { readonly rows?: number }) {
  const t = useT()
  return (
    <output className={classes.skeleton} aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Skeleton key={index} height={38} radius="sm" />
      ))}
    </output>
  )
}
