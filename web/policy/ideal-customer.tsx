import { NumberInput, Select, TagsInput } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from './condition-words.ts'
import classes from './policy.module.css'
import type { Criterion, Weight } from './policy-body.ts'
import type { ChapterProps, SetValue } from './policy-sentences.tsx'

const weights: readonly Weight[] = ['must', 'nice', 'disqualifier']

/** Who the ideal customer is: each point a must, nice to have, or a reason against. */
export function IdealCustomer({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  const { criteria } = policy.idealCustomer
  if (criteria.length === 0) return <p className={classes.dim}>{t('policy.icp_empty')}</p>
  return criteria.map((criterion, index) => (
    <div key={criterion.id} className={classes.criterion}>
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={`${code('icp', criterion.id)}: ${t('policy.weight')}`}
        value={criterion.weight}
        data={weights.map((value) => ({ value, label: code('icp', `weight.${value}`) }))}
        onChange={(value) => {
          const weight = weights.find((each) => each === value)
          if (weight) set(['idealCustomer', 'criteria', index, 'weight'], weight)
        }}
      />
      <div>
        <b>{code('icp', criterion.id)}</b>
        <CriterionValue criterion={criterion} index={index} set={set} />
      </div>
    </div>
  ))
}

type CriterionValueProps = { readonly criterion: Criterion; readonly index: number; readonly set: SetValue }

/** Simple conditions are changed here; composed ones are told in words and changed in the policy's file. */
function CriterionValue({ criterion, index, set }: CriterionValueProps) {
  const { t, code } = useLanguage()
  const { when } = criterion
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
              aria-label={`${code('icp', criterion.id)}: ${t(`policy.${end}`)}`}
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
        aria-label={code('icp', criterion.id)}
        value={when.values.map(String)}
        onChange={(values) => values.length > 0 && set([...path, 'values'], values)}
      />
    )
  return <div className={classes.condition}>{conditionWords(when, { t, code })}</div>
}
