import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Tried } from '../../src/http/contract/working-day.ts'
import { useTryLead } from '../api/day.ts'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { tiers } from './routing-body.ts'
import classes from './routing.module.css'

/** Where a made-up lead would go by the rules in force, and why not to the others. Nothing is kept. */
export function Simulator() {
  const { t, code } = useLanguage()
  const words = useProblemWords()
  const attempt = useTryLead()
  const [fields, setFields] = useState({ message: '', source: '', product: '', city: '', language: '' })
  const [amount, setAmount] = useState<number | string>('')
  const [tier, setTier] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate({
      ...fields,
      amount: typeof amount === 'number' ? amount : null,
      tier: tiers.find((each) => each === tier) ?? null,
      at: at ? new Date(at).toISOString() : null,
    })
  }
  const text = (name: keyof typeof fields) => ({
    size: 'xs' as const,
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setFields((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('simulator.title')}</h2>
      <form onSubmit={submit} className={classes.form}>
        <Textarea autosize minRows={2} maxRows={6} dir="auto" label={t('simulator.message')} {...text('message')} />
        <div className={classes.pair}>
          <TextInput label={t('list.source')} {...text('source')} />
          <TextInput label={t('field.product')} {...text('product')} />
          <TextInput label={t('simulator.city')} {...text('city')} />
          <TextInput label={t('simulator.language')} {...text('language')} />
          <NumberInput size="xs" label={t('field.amount')} min={0} value={amount} onChange={setAmount} />
          <Select
            size="xs"
            clearable
            label={t('list.tier')}
            placeholder={t('simulator.by_score')}
            clearButtonProps={{ 'aria-label': t('simulator.by_score') }}
            data={tiers.map((value) => ({ value, label: code('tier', value) }))}
            value={tier}
            onChange={setTier}
          />
        </div>
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('simulator.at')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" loading={attempt.isPending}>
          {t('simulator.try')}
        </Button>
      </form>
      {attempt.error ? <p role="alert">{words(attempt.error)}</p> : null}
      <output aria-live="polite">{attempt.data ? <Result tried={attempt.data} /> : null}</output>
    </section>
  )
}

function Result({ tried }: { readonly tried: Tried }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { data: users = [] } = useQuery(usersQuery)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '?'
  const to = tried.user_id ? nameOf(tried.user_id) : code('queue', tried.queue ?? 'fallback')
  return (
    <div className={classes.result}>
      <p className={classes.words}>
        <TierMark tier={tried.tier} words /> {tried.score === null ? null : <b>{tried.score}</b>} →{' '}
        <b>
          <bdi>{to}</bdi>
        </b>
        : {code('assignment', tried.reason)}
        {tried.side ? ` · ${t(`simulator.side_${tried.side}`)}` : ''}
      </p>
      {tried.respond_by ? (
        <p className={classes.dim}>{t('simulator.respond_by', { time: format.exact(tried.respond_by) })}</p>
      ) : null}
      <ul className={classes.whynot}>
        {tried.people.map((person) => (
          <li key={person.user_id} data-chosen={person.why_not === 'chosen' || undefined}>
            <bdi>{nameOf(person.user_id)}</bdi>
            <span className={classes.dim}>
              {t(`why_not.${person.why_not}`)}
              {person.why_not === 'busy' && person.at_work_from && !person.at_work_from.startsWith('9999')
                ? ` (${format.exact(person.at_work_from)})`
                : ''}
              {' · '}
              {t('pass.load', { n: person.load })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
