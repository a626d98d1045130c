import { NumberInput, Select, Switch } from '@mantine/core'
import { useLanguage, useT } from '../language/language-context.tsx'
import { featureWords } from '../lead/feature-words.ts'
import { Say } from '../language/say.tsx'
import classes from './policy.module.css'
import { learningOf, type LearningRules as Rules } from './policy-body.ts'
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
      <Lines value={rules.lines ?? null} onChange={(lines) => set(['learning'], withLines(rules, lines))} />
    </>
  )
}

/** What usually splits a business; another feature (`custom.NAME`) may be named in the policy file. */
const splits = ['product', 'industry', 'country', 'channel'] as const
const none = ''

function withLines({ maturityDays, retrainMonths, automatic }: Rules, lines: string | null): Rules {
  const rules = { maturityDays, retrainMonths, automatic }
  return lines === null ? rules : { ...rules, lines }
}

type LinesProps = { readonly value: string | null; readonly onChange: (value: string | null) => void }

function Lines({ value, onChange }: LinesProps) {
  const { t, code } = useLanguage()
  const named = [...new Set([...splits, ...(value === null ? [] : [value])])]
  const label = (column: string) => featureWords({ column, value: null }, code).label
  return (
    <Select
      size="xs"
      mt="sm"
      maw={360}
      label={t('policy.lines')}
      description={t('policy.lines_help')}
      allowDeselect={false}
      data={[
        { value: none, label: t('policy.lines_none') },
        ...named.map((column) => ({ value: column, label: label(column) })),
      ]}
      value={value ?? none}
      onChange={(chosen) => onChange(chosen || null)}
    />
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
