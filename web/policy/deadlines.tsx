import { NumberInput, Select } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import classes from './policy.module.css'
import type { Deadline } from './policy-body.ts'
import type { ChapterProps } from './policy-sentences.tsx'

const rows = ['hot', 'promising', 'warm', 'cold', 'review'] as const
const kinds = ['working_minutes', 'end_of_day', 'none'] as const
type Kind = (typeof kinds)[number]

const starting: Readonly<Record<Kind, Deadline | null>> = {
  working_minutes: { kind: 'working_minutes', minutes: 60 },
  end_of_day: { kind: 'end_of_day', days: 0, atLeastMinutes: 0 },
  none: null,
}

/** By when each tier is answered, in working time. */
export function Deadlines({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  return rows.map((row) => {
    const deadline = policy.deadlines[row] ?? null
    const name = row === 'review' ? code('queue', 'review') : code('tier', row)
    return (
      <div key={row} className={classes.slider}>
        {row === 'review' ? <span>{name}</span> : <TierMark tier={row} words />}
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('policy.deadline_of', { tier: name })}
          value={deadline?.kind ?? 'none'}
          data={kinds.map((kind) => ({ value: kind, label: t(`policy.deadline_${kind}`) }))}
          onChange={(value) => {
            const kind = kinds.find((each) => each === value)
            if (kind) set(['deadlines', row], starting[kind])
          }}
        />
        {deadline ? (
          <NumberInput
            size="xs"
            min={deadline.kind === 'end_of_day' ? 0 : 1}
            max={deadline.kind === 'end_of_day' ? 200 : 100_000}
            aria-label={t(`policy.deadline_${deadline.kind}`)}
            value={deadline.kind === 'end_of_day' ? deadline.days : deadline.minutes}
            onChange={(value) => {
              if (typeof value === 'number')
                set(['deadlines', row, deadline.kind === 'end_of_day' ? 'days' : 'minutes'], value)
            }}
          />
        ) : (
          <span />
        )}
      </div>
    )
  })
}
