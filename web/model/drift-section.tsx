import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WatchView } from '../../src/http/contract/measure.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { featureWords } from '../lead/feature-words.ts'
import { driftWords } from './drift-words.ts'
import classes from './model.module.css'

type Drift = WatchView['drift'][number]
const shownFirst = 8
const shownValues = 3

/** What is other than it was, in words: values that rose, values never seen before. */
export function DriftSection({ drift }: { readonly drift: readonly Drift[] }) {
  const { t } = useLanguage()
  const [all, setAll] = useState(false)
  const moved = drift
    .filter((one) => one.has_moved || one.unseen.length > 0)
    .toSorted((a, b) => b.psi - b.limit - (a.psi - a.limit))
  return (
    <section className={classes.block}>
      <h2>{t('watch.drift')}</h2>
      <p className={classes.dim}>{t('watch.drift_note')}</p>
      {drift.length === 0 ? <p>{t('watch.drift_too_few')}</p> : null}
      {drift.length > 0 && moved.length === 0 ? <p>{t('watch.no_drift', { n: drift.length })}</p> : null}
      <ul className={classes.list}>
        {(all ? moved : moved.slice(0, shownFirst)).map((one) => (
          <Moved key={one.feature} drift={one} />
        ))}
      </ul>
      {moved.length > shownFirst ? (
        <Button size="compact-sm" variant="default" mt={8} onClick={() => setAll(!all)}>
          {all ? t('model.fewer') : t('model.all_columns', { n: moved.length })}
        </Button>
      ) : null}
    </section>
  )
}

function Moved({ drift: { feature, has_moved: hasMoved, risen, unseen, psi, limit } }: { readonly drift: Drift }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const label = feature === 'score' ? t('model.score') : featureWords({ column: feature, value: null }, code).label
  const named = (value: string) => driftWords(feature, value, { t, code, format })
  const rises = hasMoved ? risen.slice(0, shownValues) : []
  return (
    <li className={classes.gap}>
      {rises.map(({ value, before, now }) => (
        <div key={value}>
          {t('watch.rose', {
            feature: label,
            value: named(value),
            before: format.percent(before),
            now: format.percent(now),
          })}
        </div>
      ))}
      {hasMoved && rises.length === 0 ? <div>{t('watch.moved', { feature: label })}</div> : null}
      {unseen.length > 0 ? (
        <div>{t('watch.unseen', { feature: label, values: unseen.map(named).join(', ') })}</div>
      ) : null}
      {hasMoved ? (
        <span className={classes.dim}>
          {t('watch.index', { psi: format.number(psi, 2), limit: format.number(limit, 2) })}
        </span>
      ) : null}
    </li>
  )
}
