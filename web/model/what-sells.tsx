import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ModelReportView, ValueLabelView } from '../../src/http/contract/learning.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { featureWords } from '../lead/feature-words.ts'
import { shownPoints } from '../lead/reasons.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { binWords } from './bin-words.ts'
import classes from './model.module.css'

type ValueTable = ModelReportView['tables'][number]
const shownFirst = 6
/** Numbers keep their order, other values stand by their points. */
const numberKinds = new Set<string>(['number', 'whole', 'below', 'from', 'between'])

/** What each value adds to the score, as bars from a zero line, the weightiest column first. */
export function WhatSells({ tables }: { readonly tables: readonly ValueTable[] }) {
  const { t } = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? tables : tables.slice(0, shownFirst)
  const most = Math.max(0.1, ...tables.flatMap(({ lines }) => lines.map(({ points }) => Math.abs(points))))
  if (tables.length === 0) return null
  return (
    <section className={classes.block}>
      <h2>{t('model.sells')}</h2>
      <p className={classes.dim}>{t('model.sells_note')}</p>
      <div className={classes.tables}>
        {shown.map((table) => (
          <Column key={`${table.column} ${table.reading ?? ''}`} table={table} most={most} />
        ))}
      </div>
      {tables.length > shownFirst ? (
        <Button size="compact-sm" variant="default" onClick={() => setAll(!all)}>
          {all ? t('model.fewer') : t('model.all_columns', { n: tables.length })}
        </Button>
      ) : null}
    </section>
  )
}

function Column({ table, most }: { readonly table: ValueTable; readonly most: number }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { label: name } = featureWords({ column: table.column, value: null }, code)
  const label = table.reading === null ? name : `${name} · ${t(`reading.${table.reading}`)}`
  const isNumber = table.lines.some(({ label: { kind } }) => numberKinds.has(kind))
  const lines = isNumber ? table.lines : table.lines.toSorted((a, b) => b.points - a.points)
  return (
    <ScrollRegion label={label}>
      <table className={classes.values}>
        <caption>{label}</caption>
        <thead className="sr-only">
          <tr>
            <th>{t('model.value')}</th>
            <th>{t('waterfall.bar')}</th>
            <th>{t('waterfall.points')}</th>
            <th>{t('model.came')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.label.kind} ${line.value} ${line.points}`}>
              <td className={classes.value}>
                <Value column={table.column} label={line.label} />
              </td>
              {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
              <td dir="ltr">
                <Bar points={line.points} most={most} />
              </td>
              <td dir="ltr" className={classes.points}>
                {shownPoints(line.points)}
              </td>
              <td className={classes.share}>
                {t('model.share_of', { share: format.percent(line.won.share), n: format.number(line.won.of) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The value in words; a source opens its leads. */
function Value({ column, label }: { readonly column: string; readonly label: ValueLabelView }) {
  const { t, code } = useLanguage()
  const { kind, text } = binWords(column, label, code)
  if (kind) return <>{t(`model.value_${kind}`)}</>
  if (text === 'yes' || text === 'no' || text === 'strong') return <>{t(`model.value_${text}`)}</>
  if (column !== 'source_name' || label.kind !== 'level') return <bdi>{text}</bdi>
  return (
    <Link to="/leads/$view" params={{ view: 'all' }} search={{ source: text }}>
      <bdi>{text}</bdi>
    </Link>
  )
}

function Bar({ points, most }: { readonly points: number; readonly most: number }) {
  const width = (Math.abs(points) / most) * 50
  return (
    <svg aria-hidden="true" className={classes.bar} preserveAspectRatio="none" viewBox="0 0 100 10">
      <line x1="50" x2="50" y1="0" y2="10" className={classes.zero} />
      <rect
        x={points > 0 ? 50 : 50 - width}
        width={Math.max(0.4, width)}
        y="2"
        height="6"
        className={points > 0 ? classes.plus : classes.minus}
      />
    </svg>
  )
}
