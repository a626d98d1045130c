import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput } from '@mantine/core'
import { channels, nonbuyerKinds, signalNames } from '../../src/http/contract/names.ts'
import { useCountryChoices } from '../language/countries.ts'
import { useLanguage } from '../language/language-context.tsx'
import { factWords, valueWords } from './condition-words.ts'
import { Icon } from '../ui/icon.tsx'
import { blankLeaf, type Leaf } from './asked.ts'
import { closeReasons } from '../lead/close-reasons.ts'
import { locales } from '../language/locale.ts'
import { tiersFromHot } from '../ui/tiers.ts'
import classes from './conditions.module.css'

type Props = {
  readonly leaf: Leaf
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly onChange: (leaf: Leaf) => void
  /** Null for the only one. */
  readonly onRemove: (() => void) | null
}

/** One thing that is asked: about what, whether it must hold or must not, and the values or bounds. */
export function ConditionFields({ leaf, facts, sources, onChange, onRemove }: Props) {
  const { t, code } = useLanguage()
  const known = facts.includes(leaf.fact) ? facts : [...facts, leaf.fact]
  const label = factWords(leaf.fact, code)
  return (
    <div className={classes.condition}>
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={t('routing.if')}
        data={known.map((value) => ({ value, label: factWords(value, code) }))}
        value={leaf.fact}
        onChange={(value) => onChange(blankLeaf(value ?? 'source'))}
      />
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={`${label}: ${t('routing.must')}`}
        data={(['is', 'is_not'] as const).map((value) => ({ value, label: t(`routing.${value}`) }))}
        value={leaf.not ? 'is_not' : 'is'}
        onChange={(value) => onChange({ ...leaf, not: value === 'is_not' })}
      />
      <div className={classes.values}>
        {leaf.kind === 'between' ? (
          <Bounds leaf={leaf} label={label} onChange={onChange} />
        ) : (
          <Values leaf={leaf} label={label} sources={sources} onChange={onChange} />
        )}
      </div>
      {onRemove ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t('routing.remove_condition')}: ${label}`}
          title={t('routing.remove_condition')}
          onClick={onRemove}
        >
          <Icon name="trash" size={14} />
        </ActionIcon>
      ) : null}
    </div>
  )
}

type ValueProps = Pick<Props, 'leaf' | 'onChange'> & { readonly label: string }

function Bounds({ leaf, label, onChange }: ValueProps) {
  const { t } = useLanguage()
  return (
    <div className={classes.bounds}>
      {(['from', 'to'] as const).map((end) => (
        <NumberInput
          key={end}
          size="xs"
          min={0}
          max={leaf.fact === 'score' ? 100 : 1e15}
          thousandSeparator=" "
          placeholder={t(`policy.${end}`)}
          aria-label={`${label}: ${t(`policy.${end}`)}`}
          value={leaf[end] ?? ''}
          onChange={(value) => onChange({ ...leaf, [end]: typeof value === 'number' ? value : null })}
        />
      ))}
    </div>
  )
}

function Values({ leaf, label, sources, onChange }: ValueProps & Pick<Props, 'sources'>) {
  const { t } = useLanguage()
  const few = useChoices(leaf.fact)
  const common = { size: 'xs' as const, 'aria-label': label, value: [...leaf.values] }
  const set = (values: string[]) => onChange({ ...leaf, values })
  if (few) {
    const others = leaf.values.filter((value) => !few.some((one) => one.value === value))
    const data = [...few, ...others.map((value) => ({ value, label: value }))]
    return <MultiSelect {...common} searchable data={data} onChange={set} />
  }
  return (
    <TagsInput
      {...common}
      // Whoever pastes a column of accounts has one tag a line.
      splitChars={[',', ';', '\n', '\t']}
      placeholder={leaf.values.length === 0 ? t('routing.values_help') : ''}
      data={leaf.fact === 'source' ? [...sources] : []}
      onChange={set}
    />
  )
}

const choices: Readonly<Record<string, readonly string[]>> = {
  tier: tiersFromHot,
  channel: channels,
  language: locales,
  messageLanguage: locales,
  signals: signalNames,
  nonbuyer: nonbuyerKinds,
  // Sequences say "not_now" for what the screens call "wrong time".
  lostReason: closeReasons.lost.map((reason) => (reason === 'timing' ? 'not_now' : reason)),
}

/** The values of facts that have a few; null where anything may be written. */
function useChoices(fact: string): readonly { readonly value: string; readonly label: string }[] | null {
  const { t, code } = useLanguage()
  const countryChoices = useCountryChoices()
  if (fact === 'country') return countryChoices
  return choices[fact]?.map((value) => ({ value, label: valueWords(fact, value, { t, code }) })) ?? null
}
