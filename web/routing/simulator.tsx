import { Autocomplete, Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSignedIn } from '../api/session.ts'
import { fromLocal } from '../language/zoned-time.ts'
import { useTryLead } from '../api/day.ts'
import { useCountryChoices } from '../language/countries.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { locales } from '../language/locale.ts'
import { tiersFromHot } from '../ui/tiers.ts'
import type { Routing } from './routing-body.ts'
import { isWhole } from './whole-rule.ts'
import { TriedResult } from './tried-result.tsx'
import classes from './routing.module.css'

type Props = {
  /** The rules as they are being changed; null where nothing is. */
  readonly draft: Routing | null
  readonly live: Routing
  readonly sources: readonly string[]
  /** Told by which rule the lead went. */
  readonly onTaken: (rule: string | null) => void
}

const blank = {
  message: '',
  source: '',
  product: '',
  country: '',
  region: '',
  city: '',
  language: '',
  company: '',
  email: '',
}
const noNumbers: { readonly amount: number | string; readonly score: number | string } = { amount: '', score: '' }

/** Where a made-up lead would go, by the draft and by the rules in force, and why not to the others. Nothing is kept. */
export function Simulator({ draft, live, sources, onTaken }: Props) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const attempt = useTryLead()
  const { workspace } = useSignedIn()
  const [fields, setFields] = useState(blank)
  const [numbers, setNumbers] = useState(noNumbers)
  const [tier, setTier] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const numberOf = (value: number | string) => (typeof value === 'number' ? value : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const routing = draft && { ...draft, rules: draft.rules.filter(isWhole) }
    const lead = {
      ...fields,
      country: fields.country || null,
      amount: numberOf(numbers.amount),
      score: numberOf(numbers.score),
      tier: tiersFromHot.find((each) => each === tier) ?? null,
      at: fromLocal(at, workspace.time_zone),
      routing,
    }
    attempt.mutate(lead, {
      onSuccess: (tried) => {
        const shown = tried.draft ?? tried.live
        onTaken(shown.reason === 'rule' ? shown.detail : null)
      },
    })
  }
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('simulator.title')}</h2>
      <form onSubmit={submit} className={classes.form}>
        <LeadFields fields={fields} onFields={setFields} sources={sources} />
        <div className={classes.pair}>
          {(['amount', 'score'] as const).map((name) => (
            <NumberInput
              key={name}
              size="xs"
              label={t(name === 'amount' ? 'field.amount' : 'simulator.score')}
              placeholder={name === 'score' ? t('simulator.by_score') : ''}
              min={0}
              max={name === 'score' ? 100 : 1e15}
              thousandSeparator=" "
              allowDecimal={name === 'amount'}
              value={numbers[name]}
              onChange={(value) => setNumbers({ ...numbers, [name]: value })}
            />
          ))}
          <TierField tier={tier} onTier={setTier} />
          <TextInput
            size="xs"
            type="datetime-local"
            label={t('simulator.at')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" size="xs" loading={attempt.isPending}>
          {t('simulator.try')}
        </Button>
      </form>
      {attempt.error ? <p role="alert">{words(attempt.error)}</p> : null}
      <output aria-live="polite">
        {attempt.data ? <TriedResult tried={attempt.data} draft={draft} live={live} /> : null}
      </output>
    </section>
  )
}

type FieldsProps = {
  readonly fields: typeof blank
  readonly onFields: (fields: typeof blank) => void
  readonly sources: readonly string[]
}

function LeadFields({ fields, onFields, sources }: FieldsProps) {
  const { t, code } = useLanguage()
  const countryChoices = useCountryChoices()
  const set = (name: keyof typeof blank, value: string) => onFields({ ...fields, [name]: value })
  const text = (name: keyof typeof blank) => ({
    size: 'xs' as const,
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  })
  const choice = (name: 'country' | 'language') => ({
    size: 'xs' as const,
    clearable: true,
    clearButtonProps: { 'aria-label': t('list.any') },
    value: fields[name] || null,
    onChange: (value: string | null) => set(name, value ?? ''),
  })
  return (
    <>
      <Textarea autosize minRows={2} maxRows={6} dir="auto" label={t('simulator.message')} {...text('message')} />
      <div className={classes.pair}>
        <Autocomplete
          size="xs"
          label={t('list.source')}
          data={[...sources]}
          value={fields.source}
          onChange={(value) => set('source', value)}
        />
        <TextInput label={t('field.product')} {...text('product')} />
        <Select label={t('simulator.country')} data={countryChoices} {...choice('country')} />
        <TextInput label={t('simulator.region')} {...text('region')} />
        <TextInput label={t('simulator.city')} {...text('city')} />
        <Select
          label={t('simulator.language')}
          data={locales.map((value) => ({ value, label: code('lang', value) }))}
          {...choice('language')}
        />
        <TextInput label={t('field.company')} {...text('company')} />
        <TextInput label={t('field.email')} dir="ltr" {...text('email')} />
      </div>
    </>
  )
}

function TierField({ tier, onTier }: { readonly tier: string | null; readonly onTier: (tier: string | null) => void }) {
  const { t, code } = useLanguage()
  return (
    <Select
      size="xs"
      clearable
      label={t('list.tier')}
      placeholder={t('simulator.by_score')}
      clearButtonProps={{ 'aria-label': t('simulator.by_score') }}
      data={tiersFromHot.map((value) => ({ value, label: code('tier', value) }))}
      value={tier}
      onChange={onTier}
    />
  )
}
