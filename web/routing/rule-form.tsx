import { Button, MultiSelect, SegmentedControl, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../policy/condition-words.ts'
import { ConditionFields } from './condition-fields.tsx'
import { type Asked, askedOf, blankLeaf, conditionOf } from './rule-conditions.ts'
import { type Rule, steps } from './routing-body.ts'
import classes from './routing.module.css'

type Props = {
  readonly rule: Rule
  readonly sources: readonly string[]
  readonly onChange: (rule: Rule) => void
}

/** A rule opened: what must hold, and who gets the lead then. */
export function RuleForm({ rule, sources, onChange }: Props) {
  return (
    <div className={classes.adding}>
      <Conditions rule={rule} sources={sources} onChange={onChange} />
      <Takers rule={rule} onChange={onChange} />
    </div>
  )
}

function Conditions({ rule, sources, onChange }: Props) {
  const { t, code } = useLanguage()
  const asked = askedOf(rule.when)
  // Nested conditions come from the policy's file, and stay as they are.
  if (!asked)
    return <p className={classes.dim}>{t('routing.nested', { condition: conditionWords(rule.when, { t, code }) })}</p>
  const set = (change: Partial<Asked>) => onChange({ ...rule, when: conditionOf({ ...asked, ...change }) })
  const { leaves } = asked
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
          sources={sources}
          onChange={(next) => set({ leaves: leaves.map((one, index) => (index === at ? next : one)) })}
          onRemove={leaves.length > 1 ? () => set({ leaves: leaves.filter((one) => one !== leaf) }) : null}
        />
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            set({ leaves: [...leaves, blankLeaf(leaves.some(({ fact }) => fact === 'tier') ? 'amount' : 'tier')] })
          }
        >
          {t('routing.add_condition')}
        </Button>
      </div>
    </>
  )
}

function Takers({ rule, onChange }: Pick<Props, 'rule' | 'onChange'>) {
  const { t } = useLanguage()
  const { data: people = [] } = useQuery(usersQuery)
  const known = [...new Set(people.flatMap((person) => person.skills))]
  const [step = null, ...more] = rule.steps
  const setSkills = (skills: string[]) => {
    const { skills: _, ...plain } = rule
    onChange(skills.length > 0 ? { ...plain, skills } : plain)
  }
  return (
    <div className={classes.grid}>
      <MultiSelect
        size="xs"
        label={t('routing.people')}
        data={people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...rule.users]}
        onChange={(users) => onChange({ ...rule, users })}
      />
      <Select
        size="xs"
        clearable
        label={t('routing.else')}
        clearButtonProps={{ 'aria-label': t('list.any') }}
        data={steps.map((value) => ({ value, label: t(`step.${value}`) }))}
        value={step}
        onChange={(value) => {
          const chosen = steps.find((each) => each === value)
          onChange({ ...rule, steps: chosen ? [chosen, ...more] : [] })
        }}
      />
      <TagsInput
        size="xs"
        label={t('routing.skills')}
        data={known}
        value={[...(rule.skills ?? [])]}
        onChange={setSkills}
      />
    </div>
  )
}
