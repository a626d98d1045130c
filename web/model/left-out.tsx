import type { ModelReportView } from '../../src/http/contract/learning.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { featureWords } from '../lead/feature-words.ts'
import classes from './model.module.css'

type Leak = ModelReportView['leaks'][number]

/** What more deals would bring, and which columns the model leaves out, those that know the outcome first and with the evidence. */
export function LeftOut({ report }: { readonly report: ModelReportView }) {
  const { t } = useLanguage()
  const format = useFormat()
  const { ignored, leaks, curve } = report
  const others = ignored.filter(({ code }) => code !== 'leak')
  return (
    <>
      {curve.points.length > 1 ? (
        <section className={classes.block}>
          <h2>{t('curve.title')}</h2>
          <p>
            {curve.hundred_more === null || curve.hundred_more < 0.005
              ? t(curve.told === 'unknown' ? 'curve.unknown' : 'curve.little')
              : t('curve.more', { gain: format.percent(curve.hundred_more) })}
          </p>
        </section>
      ) : null}
      {leaks.length + others.length > 0 ? (
        <section className={classes.block}>
          <h2>{t('model.left_out')}</h2>
          <ul className={classes.list}>
            {leaks.map((leak) => (
              <LeakLine key={leak.column} leak={leak} />
            ))}
            {others.map(({ column, code }) => (
              <li key={column}>
                <Column column={column} />: {t(`ignored.${code}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Column({ column }: { readonly column: string }) {
  const { code } = useLanguage()
  return (
    <b>
      <bdi>{featureWords({ column, value: null }, code).label}</bdi>
    </b>
  )
}

function LeakLine({ leak: { column, reason, figures } }: { readonly leak: Leak }) {
  const { t } = useLanguage()
  const format = useFormat()
  const area = reason === 'too_good' || reason === 'name_and_gain'
  const shown = Object.entries(figures).map(([name, value]) => [name, area ? value.toFixed(2) : format.percent(value)])
  return (
    <li>
      <Column column={column} />: {t(`leak.${area ? 'too_good' : reason}`, Object.fromEntries(shown))}
    </li>
  )
}
