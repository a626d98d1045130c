import { ActionIcon, Autocomplete, Button, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { costsQuery, useAddCost, useRemoveCost } from '../api/measure.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { Icon } from '../ui/icon.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import classes from './channels.module.css'

/** What a source was paid, from one day to another; the figures above divide it by what came. */
export function Costs({ sources }: { readonly sources: readonly string[] }) {
  const t = useT()
  const format = useFormat()
  const saved = useSaved()
  const removal = useRemoveCost()
  const { data: costs, error, refetch } = useQuery(costsQuery)
  return (
    <section className={classes.block}>
      <h2>{t('channels.costs')}</h2>
      <p className={classes.dim}>{t('channels.costs_note')}</p>
      <NewCost sources={sources} />
      {error && !costs ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      <ul className={classes.costs}>
        {costs?.map((cost) => (
          <li key={cost.id}>
            <bdi>{cost.source}</bdi>
            <span className={classes.dim}>
              {format.day(cost.from)} – {format.day(cost.to)}
            </span>
            <b>{format.money(cost.amount)}</b>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('channels.remove_cost', { source: cost.source })}
              loading={removal.isPending && removal.variables === cost.id}
              onClick={() => removal.mutate(cost.id, saved)}
            >
              <Icon name="trash" />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewCost({ sources }: { readonly sources: readonly string[] }) {
  const t = useT()
  const words = useProblemWords()
  const add = useAddCost()
  const saved = useSaved()
  const [source, setSource] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [amount, setAmount] = useState<number | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (amount === null) return
    add.mutate(
      { source: source.trim(), from, to, amount },
      { onSuccess: () => (saved.onSuccess(), setSource(''), setAmount(null)) },
    )
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <Autocomplete
        size="xs"
        label={t('channels.source')}
        data={[...new Set(sources)]}
        value={source}
        onChange={setSource}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('channels.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('channels.to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <NumberInput
        size="xs"
        label={t('channels.amount')}
        min={0}
        value={amount ?? ''}
        onChange={(value) => setAmount(typeof value === 'number' ? value : null)}
      />
      <Button
        size="xs"
        type="submit"
        loading={add.isPending}
        disabled={!source.trim() || !from || !to || amount === null}
      >
        {t('channels.add_cost')}
      </Button>
      {add.error ? (
        <p className={classes.bad} role="alert">
          {words(add.error)}
        </p>
      ) : null}
    </form>
  )
}
