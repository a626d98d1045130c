import type { Tier } from '../../src/http/contract/primitives.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './tier-mark.module.css'

/** How much of the disc is filled: the shape says the tier without its colour. */
const filled: Readonly<Record<Tier, string>> = {
  hot: 'M7 1.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
  promising: 'M7 1.5a5.5 5.5 0 0 1 0 11z',
  warm: 'M7 1.5A5.5 5.5 0 0 1 12.5 7H7z',
  cold: '',
}

type TierMarkProps = { readonly tier: Tier | null; readonly size?: number; readonly words?: boolean }

/** The tier as colour and shape: full, half, quarter, empty disc; in words for readers of the screen, or for all. */
export function TierMark({ tier, size = 12, words = false }: TierMarkProps) {
  const { code, t } = useLanguage()
  const label = tier ? code('tier', tier) : t('tier_mark.none')
  return (
    <span className={classes.mark} data-tier={tier ?? 'none'} title={label}>
      <svg aria-hidden="true" width={size} height={size} viewBox="0 0 14 14">
        <circle
          cx="7"
          cy="7"
          r="5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray={tier ? undefined : '2 2'}
        />
        {tier && filled[tier] !== '' ? <path d={filled[tier]} fill="currentColor" /> : null}
      </svg>
      <span className={words ? undefined : 'sr-only'}>{label}</span>
    </span>
  )
}
