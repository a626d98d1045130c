import { NumberInput, Switch } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import classes from './policy.module.css'
import { learningOf } from './policy-body.ts'
import type { ChapterProps } from './policy-sentences.tsx'

/** When an open lead counts as lost, and when the score learns anew. */
export function LearningRules({ policy, set }: ChapterProps) {
  const t = useT()
  const rules = learningOf(policy)
  const change = (part: Partial<typeof rules>) => set(['learning'], { ...rules, ...part })
  return (
    <>
      <div className={classes.spoken}>
        <Say
          id="policy.learning_sentence"
          values={{
            days: (
              <Count
                label={t('policy.learning_days')}
                value={rules.maturityDays}
                most={3650}
                onChange={(maturityDays) => change({ maturityDays })}
              />
            ),
            months: (
              <Count
                label={t('policy.learning_months')}
                value={rules.retrainMonths}
                most={60}
                onChange={(retrainMonths) => change({ retrainMonths })}
              />
            ),
          }}
        />
      </div>
      <Switch
        size="sm"
        label={t('policy.learning_automatic')}
        checked={rules.automatic}
        onChange={(event) => change({ automatic: event.currentTarget.checked })}
      />
    </>
  )
}

type CountProps = {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function Count({ label, value, most, onChange }: CountProps) {
  return (
    <span className={classes.number}>
      <NumberInput
        size="xs"
        min={1}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        aria-label={label}
        value={value}
        onChange={(next) => typeof next === 'number' && onChange(next)}
      />
    </span>
  )
}
