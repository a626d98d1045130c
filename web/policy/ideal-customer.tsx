import { ActionIcon, NumberInput, Select, TagsInput } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { AddCriterion } from './add-criterion.tsx'
import { conditionWords, criterionLabel } from '../conditions/condition-words.ts'
import classes from './policy.module.css'
import type { Criterion, Weight } from './policy-body.ts'
import type { ChapterProps, SetValue } from './policy-sentences.tsx'

const weights: readonly Weight[] = ['must', 'nice', 'disqualifier']

/** Who the ideal customer is: each point a must, nice to have, or a reason against. */
export function IdealCustomer({ policy, set }: ChapterProps) {
  const { t } = useLanguage()
  const { criteria } = policy.idealCustomer
  const setAll = (next: readonly Criterion[]) => set(['idealCustomer', 'criteria'], next)
  return (
    <>
      {criteria.length === 0 ? <p className={classes.dim}>{t('policy.icp_empty')}</p> : null}
      {criteria.map((criterion, index) => (
        <CriterionRow
          key={criterion.id}
          criterion={criterion}
          index={index}
          set={set}
          onRemove={() => setAll(criteria.filter(({ id }) => id !== criterion.id))}
        />
      ))}
      <AddCriterion criteria={criteria} onAdd={(criterion) => setAll([...criteria, criterion])} />
    </>
  )
}

type CriterionRowProps = {
  readonly criterion: Criterion
  readonly index: number
  readonly set: SetValue
  readonly onRemove: () => void
}

function CriterionRow({ criterion, index, set, onRemove }: CriterionRowProps) {
  const { t, code } = useLanguage()
  const label = criterionLabel(criterion, code)
  const { leadsTo, ...rest } = criterion
  const change = (next: Criterion) => set(['idealCustomer', 'criteria', index], next)
  return (
    <div className={classes.criterion}>
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={`${label}: ${t('policy.weight')}`}
        value={criterion.weight}
        data={weights.map((value) => ({ value, label: code('icp', `weight.${value}`) }))}
        onChange={(value) => {
          const weight = weights.find((each) => each === value)
          if (weight) change({ ...rest, weight, ...(weight === 'nice' || !leadsTo ? {} : { leadsTo }) })
        }}
      />
      <div>
        <b>{label}</b>
        <CriterionValue criterion={criterion} index={index} set={set} />
        {criterion.weight === 'nice' ? null : (
          <span className={classes.sentence}>
            {t('policy.leads_to')}
            <Select
              size="xs"
              w={150}
              allowDeselect={false}
              aria-label={`${label}: ${t('policy.leads_to')}`}
              value={leadsTo ?? 'none'}
              data={(['none', 'review', 'reject'] as const).map((value) => ({
                value,
                label: t(`policy.leads_to_${value}`),
              }))}
              onChange={(value) =>
                change({ ...rest, ...(value === 'review' || value === 'reject' ? { leadsTo: value } : {}) })
              }
            />
          </span>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={`${t('lists.remove')}: ${label}`} onClick={onRemove}>
        <Icon name="trash" />
      </ActionIcon>
    </div>
  )
}

type CriterionValueProps = Omit<CriterionRowProps, 'onRemove'>

/** Simple conditions are changed here; composed ones are told in words and changed in the policy's file. */
function CriterionValue({ criterion, index, set }: CriterionValueProps) {
  const { t, code } = useLanguage()
  const { when } = criterion
  const label = criterionLabel(criterion, code)
  const path = ['idealCustomer', 'criteria', index, 'when'] as const
  if (when.kind === 'between')
    return (
      <div className={classes.sentence}>
        {(['from', 'to'] as const).map((end) => (
          <span key={end} className={classes.sentence} style={{ margin: 0 }}>
            {t(`policy.${end}`)}
            <NumberInput
              size="xs"
              w={100}
              aria-label={`${label}: ${t(`policy.${end}`)}`}
              value={when[end] ?? ''}
              onChange={(value) => typeof value === 'number' && set([...path, end], value)}
            />
          </span>
        ))}
      </div>
    )
  if ((when.kind === 'in' || when.kind === 'contains') && when.values.every((value) => typeof value === 'string'))
    return (
      <TagsInput
        size="xs"
        aria-label={label}
        value={when.values.map(String)}
        onChange={(values) => values.length > 0 && set([...path, 'values'], values)}
      />
    )
  return <div className={classes.condition}>{conditionWords(when, { t, code })}</div>
}
