import { Button, Select, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language/language-context.tsx'
import { factWords } from '../conditions/condition-words.ts'
import classes from './policy.module.css'
import type { Criterion } from './policy-body.ts'

/** What a point of the ideal customer may ask about, and the heading it falls under. */
const askable = {
  industry: 'industry',
  country: 'region',
  region: 'region',
  city: 'region',
  jobTitle: 'role',
  product: 'other',
  source: 'other',
  emailDomain: 'other',
} as const
type Fact = keyof typeof askable
const facts = Object.keys(askable) as Fact[]

/** An id in the form that policies want, not taken by another criterion. */
export function freeId(fact: string, taken: readonly string[]): string {
  const base = fact.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (!taken.includes(base)) return base
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => `${base}_${index + 2}`)
  return numbers.find((id) => !taken.includes(id)) ?? base
}

type AddCriterionProps = {
  readonly criteria: readonly Criterion[]
  readonly onAdd: (criterion: Criterion) => void
}

/** A new point: what it is about and which values fit. Its weight is set in the list. */
export function AddCriterion({ criteria, onAdd }: AddCriterionProps) {
  const { t, code } = useLanguage()
  const [fact, setFact] = useState<Fact>('industry')
  const [values, setValues] = useState<string[]>([])
  const add = () => {
    const id = freeId(
      fact,
      criteria.map((criterion) => criterion.id),
    )
    onAdd({ id, about: askable[fact], weight: 'nice', when: { kind: 'contains', fact, values } })
    setValues([])
  }
  return (
    <div className={classes.adding}>
      <Select
        size="xs"
        w={150}
        allowDeselect={false}
        aria-label={t('policy.criterion_about')}
        data={facts.map((value) => ({ value, label: factWords(value, code) }))}
        value={fact}
        onChange={(value) => setFact(facts.find((each) => each === value) ?? 'industry')}
      />
      <TagsInput
        size="xs"
        aria-label={t('policy.criterion_values')}
        placeholder={t('policy.criterion_values')}
        value={values}
        onChange={setValues}
      />
      <Button size="xs" variant="default" disabled={values.length === 0} onClick={add}>
        {t('policy.criterion_add')}
      </Button>
    </div>
  )
}
