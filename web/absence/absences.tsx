import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { absencesQuery, useAddAbsence, useRemoveAbsence } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './absence.module.css'

const kinds = ['holiday', 'meeting', 'other'] as const

/** When a person is away, to the minute: what is noted, and a line to note more. */
export function Absences({ userId }: { readonly userId: string }) {
  const t = useT()
  const format = useFormat()
  const saved = useSaved()
  const { data: all = [] } = useQuery(absencesQuery)
  const remove = useRemoveAbsence()
  const own = all.filter((absence) => absence.user_id === userId)
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('absence.title')}</h2>
      {own.length === 0 ? <p className={classes.dim}>{t('absence.none')}</p> : null}
      <ul className={classes.list}>
        {own.map((absence) => (
          <li key={absence.id}>
            <span>
              {format.exact(absence.from)} – {format.exact(absence.to)}
              <span className={classes.dim}>
                {' · '}
                {t(`absence.${absence.kind}`)}
                {absence.note ? (
                  <>
                    {' · '}
                    <bdi>{absence.note}</bdi>
                  </>
                ) : null}
              </span>
            </span>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('absence.remove')}
              title={t('absence.remove')}
              onClick={() => remove.mutate(absence.id, saved)}
            >
              <Icon name="trash" size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddAbsence userId={userId} />
    </section>
  )
}

function AddAbsence({ userId }: { readonly userId: string }) {
  const t = useT()
  const saved = useSaved()
  const add = useAddAbsence()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('other')
  const isWhole = from !== '' && to !== '' && new Date(to) > new Date(from)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    add.mutate(
      { user_id: userId, ...span, kind },
      { ...saved, onSuccess: () => (saved.onSuccess(), setFrom(''), setTo('')) },
    )
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('absence.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('absence.to')}
        value={to}
        min={from}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Select
        size="xs"
        allowDeselect={false}
        label={t('absence.kind')}
        data={kinds.map((value) => ({ value, label: t(`absence.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'other')}
      />
      <Button type="submit" size="xs" variant="default" disabled={!isWhole} loading={add.isPending}>
        {t('absence.add')}
      </Button>
    </form>
  )
}
