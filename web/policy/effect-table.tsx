import type { PolicyEffect } from '../../src/http/contract/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { TierMark } from '../ui/tier-mark.tsx'
import classes from './policy.module.css'

const tiers = ['hot', 'promising', 'warm', 'cold'] as const
const verdicts = ['verified', 'review', 'rejected'] as const

/** The last leads before and after: tiers, verdicts, and how many would change. */
export function EffectTable({ effect, stale }: { readonly effect: PolicyEffect; readonly stale: boolean }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  return (
    <div aria-busy={stale} style={{ opacity: stale ? 0.6 : 1 }}>
      <p style={{ margin: '0 0 8px' }}>{t('policy.changed', { changed: effect.changed, leads: effect.leads })}</p>
      <table className={classes.effect}>
        <thead>
          <tr>
            <th>
              <span className="sr-only">{t('list.tier')}</span>
            </th>
            <th>{t('policy.before')}</th>
            <th>{t('policy.after')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier}>
              <td>
                <TierMark tier={tier} words />
              </td>
              <td>{format.number(effect.tiers_before[tier] ?? 0)}</td>
              <td>{format.number(effect.tiers_after[tier] ?? 0)}</td>
            </tr>
          ))}
          {verdicts.map((verdict) => (
            <tr key={verdict}>
              <td>{code('verdict', verdict)}</td>
              <td>{format.number(effect.verdicts_before[verdict] ?? 0)}</td>
              <td>{format.number(effect.verdicts_after[verdict] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
