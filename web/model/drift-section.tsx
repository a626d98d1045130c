import type { WatchView } from '../../src/http/contract/measure.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { featureWords } from '../lead/feature-words.ts'
import { binWords } from './bin-words.ts'
import classes from './model.module.css'

type Drift = WatchView['drift'][number]
const shownValues = 3

/** What is other than it was, in words: values that rose, values never seen before. */
export function DriftSection({ drift }: { readonly drift: readonly Drift[] }) {
  const { t } = useLanguage()
  const moved = drift.filter((one) => one.has_moved || one.unseen.length > 0)
  return (
    <section className={classes.block}>
      <h2>{t('watch.drift')}</h2>
      <p className={classes.dim}>{t('watch.drift_note')}</p>
      {drift.length === 0 ? <p>{t('watch.drift_too_few')}</p> : null}
      {drift.length > 0 && moved.length === 0 ? <p>{t('watch.no_drift', { n: drift.length })}</p> : null}
      <ul className={classes.list}>
        {moved.map((one) => (
          <Moved key={one.feature} drift={one} />
        ))}
      </ul>
    </section>
  )
}

function Moved({ drift: { feature, has_moved: hasMoved, risen, unseen, psi, limit } }: { readonly drift: Drift }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { label } = featureWords({ column: feature, value: null }, code)
  const named = (value: string) => {
    const { kind, text } = binWords(feature, value === '∅' ? 'unknown' : value, code)
    return kind ? t(`model.value_${kind}`) : text
  }
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
