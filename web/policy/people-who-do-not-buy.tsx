import { NumberInput, SegmentedControl } from '@mantine/core'
import { useLanguage, useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import classes from './policy.module.css'
import type { ChapterProps } from './policy-sentences.tsx'

/** How those who do not buy are treated: answered by letter, or set aside. */
export function Nonbuyers({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  return (
    <div className={classes.grid}>
      {Object.entries(policy.nonbuyers).map(([kind, answer]) => (
        <div key={kind} className={classes.row}>
          <span>{code('nonbuyer', kind)}</span>
          <SegmentedControl
            size="xs"
            aria-label={code('nonbuyer', kind)}
            value={answer}
            onChange={(value) => set(['nonbuyers', kind], value)}
            data={[
              { value: 'letter', label: t('policy.letter') },
              { value: 'quarantine', label: t('policy.quarantine') },
            ]}
          />
        </div>
      ))}
    </div>
  )
}

/** The share of cold leads that is worked anyway, so that the score can be judged honestly. */
export function Sampling({ policy, set }: ChapterProps) {
  const t = useT()
  const input = (
    <span className={classes.number}>
      <NumberInput
        size="xs"
        min={0}
        max={100}
        suffix=" %"
        aria-label={t('policy.sampling_share')}
        value={Math.round(policy.sampling.rate * 100)}
        onChange={(value) => typeof value === 'number' && set(['sampling', 'rate'], value / 100)}
      />
    </span>
  )
  return (
    <div className={classes.spoken}>
      <Say id="policy.sampling_sentence" values={{ share: input }} />
    </div>
  )
}
