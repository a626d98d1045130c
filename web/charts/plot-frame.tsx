import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../language/language-context.tsx'
import type { ListSearch } from '../list/list-search.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './plot.module.css'

/** A figure that opens the leads behind it. */
export type PlotCell = { readonly text: string; readonly behind: ListSearch }

export type PlotTable = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | PlotCell)[])[]
}

type PlotFrameProps = {
  readonly title: string
  readonly note?: ReactNode
  readonly table: PlotTable
  /** Level of the heading, by what it stands under. */
  readonly level?: 2 | 3
  readonly children: ReactNode
}

/** A plot with its heading, and the same figures as a table for those who do not see it. Axes run left to right in every language. */
export function PlotFrame({ title, note, table, level = 3, children }: PlotFrameProps) {
  const t = useT()
  return (
    <figure className={classes.figure}>
      <figcaption>
        <Title order={level} className={classes.title}>
          {title}
        </Title>
        {note ? <p className={classes.note}>{note}</p> : null}
      </figcaption>
      <div className={classes.plot} dir="ltr" aria-hidden="true">
        {children}
      </div>
      <details className={classes.table}>
        <summary>{t('chart.as_table')}</summary>
        <ScrollRegion label={title}>
          <table>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.map(textOf).join('|')}>
                  {row.map((cell, column) => (
                    <td key={table.head[column]}>
                      {typeof cell === 'string' ? (
                        <bdi>{cell}</bdi>
                      ) : (
                        <BehindLink search={cell.behind}>
                          <bdi>{cell.text}</bdi>
                        </BehindLink>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  )
}

const textOf = (cell: string | PlotCell): string => (typeof cell === 'string' ? cell : cell.text)
