import { Button, NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicySuggestion } from '../../src/http/contract/policy-trial.ts'
import { suggestionsQuery } from '../api/policy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './policy.module.css'

type SuggestionsProps = {
  /** Takes a threshold into the draft. */
  readonly onTake: (tier: PolicySuggestion['tier'], score: number) => void
}

/** Thresholds that the outcomes speak for moving, each with its evidence and one click into the draft. */
export function Suggestions({ onTake }: SuggestionsProps) {
  const { t } = useLanguage()
  const [most, setMost] = useState<number | null>(null)
  const [settled] = useDebouncedValue(most, 500)
  const { data } = useQuery(suggestionsQuery(settled))
  return (
    <section className={classes.chapter} aria-labelledby="policy-suggestions">
      <h2 id="policy-suggestions">{t('policy.suggestions')}</h2>
      {data?.length === 0 ? <p className={classes.dim}>{t('policy.suggest_none')}</p> : null}
      {data?.map((suggestion) => (
        <SuggestionRow key={`${suggestion.kind} ${suggestion.tier}`} suggestion={suggestion} onTake={onTake} />
      ))}
      <label className={classes.sentence}>
        {t('policy.hot_most')}
        <span className={classes.number}>
          <NumberInput
            size="xs"
            min={1}
            max={10_000}
            allowDecimal={false}
            placeholder="—"
            value={most ?? ''}
            onChange={(value) => setMost(typeof value === 'number' && value > 0 ? value : null)}
          />
        </span>
      </label>
    </section>
  )
}

type SuggestionRowProps = SuggestionsProps & { readonly suggestion: PolicySuggestion }

function SuggestionRow({ suggestion, onTake }: SuggestionRowProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { kind, tier, from, to, evidence, beside, asked } = suggestion
  const values = {
    tier: code('tier', tier),
    low: evidence.from,
    high: evidence.to,
    share: format.percent(evidence.won.share),
    least: format.percent(evidence.won.low),
    most: format.percent(evidence.won.high),
    of: evidence.won.of,
    asked: kind === 'capacity' ? format.number(asked, 1) : format.percent(asked),
    beside: beside ? format.percent(beside.won.share) : '',
  }
  return (
    <div className={classes.suggestion}>
      <div>
        <b>
          {to === null
            ? t('policy.suggest_train', { tier: values.tier })
            : t('policy.suggest_move', { ...values, from, to })}
        </b>
        <div className={classes.dim}>{t(`policy.suggest_${kind}`, values)}</div>
      </div>
      {to === null ? null : (
        <Button size="compact-xs" variant="default" onClick={() => onTake(tier, to)}>
          {t('policy.suggest_take')}
        </Button>
      )}
    </div>
  )
}
