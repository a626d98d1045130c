import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { useRights } from '../api/rights.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { CopyText } from '../ui/copy-text.tsx'
import classes from './experiments.module.css'

/** Everything needed to compute the result again: method, level, and the files with rows. */
export function Recompute({ page: { experiment, result, alpha, method } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const { exports } = useRights()
  const address = `/api/experiments/${experiment.id}`
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
      {exports ? <ResultFiles json={`${address}/result.json`} name="experiment" table={`${address}/rows.csv`} /> : null}
    </section>
  )
}

type Files = {
  /** Address of the result with its rows. */
  readonly json: string
  readonly name: string
  /** Address of the rows as a table. */
  readonly table?: string
}

/** The file with the result and its rows, and the command that computes it again. */
export function ResultFiles({ json, name, table }: Files) {
  const t = useT()
  return (
    <>
      <ul className={classes.links}>
        <li>
          <a href={json} download={`${name}.json`}>
            {t('experiment.json')}
          </a>
        </li>
        {table ? (
          <li>
            <a href={table} download={`${name}.csv`}>
              {t('experiment.rows')}
            </a>
          </li>
        ) : null}
      </ul>
      <CopyText label={t('experiment.command')} text={`assay experiment recompute ${name}.json`} />
    </>
  )
}
