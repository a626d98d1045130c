import type { ModelComparison } from '../../src/http/contract/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './model.module.css'

type ComparisonWordsProps = { readonly kind: 'held_out' | 'later'; readonly comparison: ModelComparison }

/** "Better beyond noise", or "not yet": with the number of leads it rests on. */
export function ComparisonWords({ kind, comparison }: ComparisonWordsProps) {
  const t = useT()
  const format = useFormat()
  const { verdict, leads, wins } = comparison
  const figures = { leads: format.number(leads), wins: format.number(wins) }
  return (
    <div className={classes.comparison} data-verdict={verdict}>
      <Icon name={verdict === 'better' ? 'check' : verdict === 'worse' ? 'cross' : 'clock'} size={13} />
      <span>
        {t(`model.${kind}`)} {leads === 0 ? t('model.no_leads_yet') : t(`model.verdict_${verdict}`, figures)}
      </span>
    </div>
  )
}
