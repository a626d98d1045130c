import { Button, SegmentedControl } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import type { Condition } from '../policy/policy-body.ts'
import { ConditionFields } from './condition-fields.tsx'
import { type Asked, askedOf, blankLeaf, conditionOf } from './asked.ts'
import classes from './conditions.module.css'

type Props = {
  readonly when: Condition
  /** What may be asked about. */
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  /** What is said of a condition that is nested deeper than a form shows; it stays as it is. */
  readonly nested: (words: Condition) => string
  readonly onChange: (when: Condition) => void
}

/** What must hold, as a list of conditions that all or any must be met. */
export function ConditionsForm({ when, facts, sources, nested, onChange }: Props) {
  const { t } = useLanguage()
  const asked = askedOf(when)
  if (!asked) return <p className={classes.nested}>{nested(when)}</p>
  const set = (change: Partial<Asked>) => onChange(conditionOf({ ...asked, ...change }))
  const { leaves } = asked
  const free = facts.find((fact) => fact !== 'score' && leaves.every((leaf) => leaf.fact !== fact)) ?? 'source'
  return (
    <>
      {leaves.length > 1 ? (
        <SegmentedControl
          size="xs"
          style={{ justifySelf: 'start' }}
          aria-label={t('routing.join')}
          data={(['all', 'any'] as const).map((value) => ({ value, label: t(`routing.join_${value}`) }))}
          value={asked.join}
          onChange={(value) => set({ join: value === 'any' ? 'any' : 'all' })}
        />
      ) : null}
      {leaves.map((leaf, at) => (
        <ConditionFields
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at} ${leaf.fact}`}
          leaf={leaf}
          facts={facts}
          sources={sources}
          onChange={(next) => set({ leaves: leaves.map((one, index) => (index === at ? next : one)) })}
          onRemove={leaves.length > 1 ? () => set({ leaves: leaves.filter((one) => one !== leaf) }) : null}
        />
      ))}
      <div>
        <Button size="compact-xs" variant="default" onClick={() => set({ leaves: [...leaves, blankLeaf(free)] })}>
          {t('routing.add_condition')}
        </Button>
      </div>
    </>
  )
}
