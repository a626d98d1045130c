import { Link } from '@tanstack/react-router'
import type { LearningScreen } from '../../src/http/contract/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './model.module.css'

/** When is learned, by the policy in force. */
export function LearningRules({ rules }: { readonly rules: LearningScreen['rules'] }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className={classes.block}>
      <h2>{t('model.rules')}</h2>
      <p>
        {t('model.rule_maturity', { days: format.number(rules.maturity_days) })}{' '}
        {rules.automatic
          ? t('model.rule_automatic', { months: format.number(rules.retrain_months) })
          : t('model.rule_by_hand')}
      </p>
      <Link to="/policy" className={classes.link}>
        {t('model.change_rules')}
      </Link>
    </section>
  )
}
