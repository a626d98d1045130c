import type { ReactNode } from 'react'
import { Button, MultiSelect, NumberInput, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { factWords } from '../policy/condition-words.ts'
import {
  conditionOf,
  isNumber,
  type Rule,
  type RuleFact,
  ruleFacts,
  ruleId,
  type Step,
  steps,
  tiers,
} from './routing-body.ts'
import classes from './routing.module.css'

type AddRuleProps = {
  readonly rules: readonly Rule[]
  readonly sources: readonly string[]
  readonly onAdd: (rule: Rule) => void
}

/** A new rule: what it asks, and who gets the lead then. */
export function AddRule({ rules, sources, onAdd }: AddRuleProps) {
  const { t } = useLanguage()
  const [fact, setFact] = useState<RuleFact>('source')
  const [values, setValues] = useState<string[]>([])
  const [from, setFrom] = useState<number | null>(null)
  const [users, setUsers] = useState<string[]>([])
  const [step, setStep] = useState<Step | null>(null)
  const [skills, setSkills] = useState<string[]>([])
  const asks = isNumber(fact) ? from !== null : values.length > 0
  const isWhole = asks && (users.length > 0 || step !== null)
  const add = () => {
    const when = conditionOf(fact, values, from)
    const base = { id: ruleId(rules), when, users, steps: step ? [step] : [] }
    onAdd(skills.length > 0 ? { ...base, skills } : base)
    setValues([])
    setUsers([])
    setSkills([])
    setStep(null)
    setFrom(null)
  }
  return (
    <div className={classes.adding}>
      <FactFields fact={fact} onFact={(next) => (setFact(next), setValues([]))}>
        <Values fact={fact} values={values} from={from} sources={sources} onValues={setValues} onFrom={setFrom} />
      </FactFields>
      <Takers users={users} step={step} skills={skills} onUsers={setUsers} onStep={setStep} onSkills={setSkills} />
      <Button size="xs" variant="default" disabled={!isWhole} onClick={add}>
        {t('routing.add_rule')}
      </Button>
    </div>
  )
}

type FactFieldsProps = {
  readonly fact: RuleFact
  readonly onFact: (fact: RuleFact) => void
  readonly children: ReactNode
}

function FactFields({ fact, onFact, children }: FactFieldsProps) {
  const { t, code } = useLanguage()
  return (
    <>
      <Select
        size="xs"
        allowDeselect={false}
        label={t('routing.if')}
        data={ruleFacts.map((value) => ({ value, label: factWords(value, code) }))}
        value={fact}
        onChange={(value) => onFact(ruleFacts.find((each) => each === value) ?? 'source')}
      />
      {children}
    </>
  )
}

type ValuesProps = {
  readonly fact: RuleFact
  readonly values: string[]
  readonly from: number | null
  readonly sources: readonly string[]
  readonly onValues: (values: string[]) => void
  readonly onFrom: (from: number | null) => void
}

function Values({ fact, values, from, sources, onValues, onFrom }: ValuesProps) {
  const { t, code } = useLanguage()
  if (isNumber(fact))
    return (
      <NumberInput
        size="xs"
        label={t('routing.from')}
        min={0}
        value={from ?? ''}
        onChange={(value) => onFrom(typeof value === 'number' ? value : null)}
      />
    )
  if (fact === 'tier')
    return (
      <MultiSelect
        size="xs"
        label={t('routing.values')}
        data={tiers.map((tier) => ({ value: tier, label: code('tier', tier) }))}
        value={values}
        onChange={onValues}
      />
    )
  return (
    <TagsInput
      size="xs"
      label={t('routing.values')}
      placeholder={values.length === 0 ? t('routing.values_help') : ''}
      data={fact === 'source' ? [...sources] : fact === 'language' ? ['ru', 'kk', 'he', 'en'] : []}
      value={values}
      onChange={onValues}
    />
  )
}

type TakersProps = {
  readonly users: string[]
  readonly step: Step | null
  readonly skills: string[]
  readonly onUsers: (users: string[]) => void
  readonly onStep: (step: Step | null) => void
  readonly onSkills: (skills: string[]) => void
}

function Takers({ users, step, skills, onUsers, onStep, onSkills }: TakersProps) {
  const { t } = useLanguage()
  const { data: people = [] } = useQuery(usersQuery)
  const known = [...new Set(people.flatMap((person) => person.skills))]
  return (
    <>
      <MultiSelect
        size="xs"
        label={t('routing.people')}
        data={people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        value={users}
        onChange={onUsers}
      />
      <Select
        size="xs"
        clearable
        label={t('routing.else')}
        clearButtonProps={{ 'aria-label': t('list.any') }}
        data={steps.map((value) => ({ value, label: t(`step.${value}`) }))}
        value={step}
        onChange={(value) => onStep(steps.find((each) => each === value) ?? null)}
      />
      <TagsInput size="xs" label={t('routing.skills')} data={known} value={skills} onChange={onSkills} />
    </>
  )
}
