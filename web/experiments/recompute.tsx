import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { CopyText } from '../ui/copy-text.tsx'
import classes from './experiments.module.css'

/** Everything needed to compute the result again: rows, method, settings, the result as JSON. */
export function Recompute({ page: { experiment, result, alpha, method } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const address = `/api/experiments/${experiment.id}`
  // Calls are counted lead by lead in the rows; the page has the leads a day.
  const metric = result.metric === 'calls_a_day' ? 'calls --better lower' : result.metric
  const command = `assay experiment analyse experiment.csv --metric ${metric} --share-b ${experiment.share_b} --alpha ${alpha} --json`
  return (
    <section className={classes.block}>
      <h2>{t('experiment.recompute')}</h2>
      <p>
        {t('experiment.recompute_help', { level: format.percent(1 - alpha), split: format.number(result.srm_p, 3) })}
      </p>
      <p className={classes.dim}>
        <bdi dir="ltr" lang="en">
          {method}
        </bdi>
      </p>
      <ul className={classes.links}>
        <li>
          <a href={`${address}/rows.csv`} download="experiment.csv">
            {t('experiment.rows')}
          </a>
        </li>
        <li>
          <a href={address} download="experiment.json">
            {t('experiment.json')}
          </a>
        </li>
      </ul>
      <CopyText label={t('experiment.command')} text={command} />
    </section>
  )
}
