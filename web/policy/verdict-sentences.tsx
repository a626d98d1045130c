import { Checkbox, NumberInput } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import { CheckWeights } from './check-weights.tsx'
import classes from './policy.module.css'
import type { ChapterProps } from './policy-sentences.tsx'

const ways = ['email', 'phone', 'channel'] as const

/** What must hold for a lead to be real, and how much evidence it takes to doubt or to reject it. */
export function VerdictSentences({ policy, set }: ChapterProps) {
  const t = useT()
  const { mustVerify, evidence } = policy
  const number = (name: 'reviewFrom' | 'rejectFrom' | 'rejectNeedsGroups', least: number) => (
    <span className={classes.number}>
      <NumberInput
        size="xs"
        min={least}
        max={20}
        step={name === 'rejectNeedsGroups' ? 1 : 0.5}
        aria-label={t(`policy.${name}`)}
        value={evidence[name]}
        onChange={(value) => typeof value === 'number' && set(['evidence', name], value)}
      />
    </span>
  )
  return (
    <>
      <Checkbox.Group
        label={t('policy.must_verify')}
        value={[...mustVerify.anyOf]}
        onChange={(chosen) =>
          chosen.length > 0 &&
          set(
            ['mustVerify', 'anyOf'],
            ways.filter((way) => chosen.includes(way)),
          )
        }
        mb="sm"
      >
        <div className={classes.sentence}>
          {ways.map((way) => (
            <Checkbox key={way} size="xs" value={way} label={t(`policy.way_${way}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        size="xs"
        mb="sm"
        label={t('policy.unknown_plausible')}
        checked={mustVerify.unknownCountsAs === 'plausible'}
        onChange={(event) =>
          set(['mustVerify', 'unknownCountsAs'], event.currentTarget.checked ? 'plausible' : 'broken')
        }
      />
      <div className={classes.spoken}>
        <Say id="policy.review_sentence" values={{ points: number('reviewFrom', 0.5) }} />
      </div>
      <div className={classes.spoken}>
        <Say
          id="policy.reject_sentence"
          values={{ points: number('rejectFrom', 0.5), groups: number('rejectNeedsGroups', 2) }}
        />
      </div>
      <p className={classes.dim}>{t('policy.evidence_help')}</p>
      <CheckWeights policy={policy} set={set} />
    </>
  )
}
