import { NumberInput, Slider } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import classes from './policy.module.css'
import { moveThreshold } from './policy-body.ts'
import type { ChapterProps } from './policy-sentences.tsx'

const tiers = ['hot', 'promising', 'warm'] as const

/** "A lead is hot from 71 points": one slider a threshold; they push each other along. */
export function TierSliders({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  const move = (tier: (typeof tiers)[number], value: number) => {
    const least = { warm: 1, promising: 2, hot: 3 }[tier]
    const most = { warm: 98, promising: 99, hot: 100 }[tier]
    const inside = Math.min(most, Math.max(least, Math.round(value)))
    set(['thresholds'], moveThreshold(policy.thresholds, tier, inside))
  }
  return (
    <>
      {tiers.map((tier) => {
        const label = t('policy.threshold', { tier: code('tier', tier) })
        return (
          <div key={tier} className={classes.slider}>
            <span>
              <Say id="policy.threshold_sentence" values={{ tier: <TierMark tier={tier} words /> }} />
            </span>
            <Slider
              min={1}
              max={100}
              label={null}
              thumbLabel={label}
              value={policy.thresholds[tier]}
              onChange={(value) => move(tier, value)}
            />
            <NumberInput
              size="xs"
              min={1}
              max={100}
              aria-label={label}
              value={policy.thresholds[tier]}
              onChange={(value) => typeof value === 'number' && move(tier, value)}
            />
          </div>
        )
      })}
      <p className={classes.cold}>
        <Say id="policy.cold_sentence" values={{ tier: <TierMark tier="cold" words /> }} />
      </p>
    </>
  )
}
