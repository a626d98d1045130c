import { MultiSelect, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../conditions/condition-words.ts'
import { ConditionsForm } from '../conditions/conditions-form.tsx'
import { type Rule, ruleFacts, steps } from './routing-body.ts'
import classes from './routing.module.css'

type Props = {
  readonly rule: Rule
  readonly sources: readonly string[]
  readonly onChange: (rule: Rule) => void
}

/** A rule opened: what must hold, and who gets the lead then. */
export function RuleForm({ rule, sources, onChange }: Props) {
  const { t, code } = useLanguage()
  return (
    <div className={classes.adding}>
      <ConditionsForm
        when={rule.when}
        facts={ruleFacts}
        sources={sources}
        nested={(when) => t('routing.nested', { condition: conditionWords(when, { t, code }) })}
        onChange={(when) => onChange({ ...rule, when })}
      />
      <Takers rule={rule} onChange={onChange} />
    </div>
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
