import type { ReviewCase } from '../../src/http/contract/review.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './review.module.css'

/** What would change the verdict, as sentences: "If the mailbox existed: verified". */
export function Turning({ turning }: Pick<ReviewCase, 'turning'>) {
  const { t, code } = useLanguage()
  return (
    <section>
      <h3 className={classes.heading}>{t('review.turning')}</h3>
      {turning.length === 0 ? <p className={classes.dim}>{t('review.turning_none')}</p> : null}
      <ul className={classes.turning}>
        {turning.map(({ check, to, verdict }) => (
          <li key={`${check}.${to}`} data-verdict={verdict}>
            <span>{t(to === 'pass' ? 'review.if_passed' : 'review.if_failed', { check: code('check', check) })}</span>
            <b>{code('verdict', verdict)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
