import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { dateAfter } from '../../src/http/contract/zone.ts'
import type { User } from '../../src/http/contract/session.ts'
import { useSignedIn } from '../api/session.ts'
import { absencesQuery, useAddAbsence, useRemoveAbsence } from '../api/day.ts'
import { fromLocal, toLocal } from '../language/zoned-time.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './absence.module.css'

const kinds = ['holiday', 'meeting', 'other'] as const

type Person = Pick<User, 'id' | 'working_hours'>

/** When a person is away, to the minute: what is noted, and a line to note more. */
export function Absences({ user }: { readonly user: Person }) {
  const t = useT()
  const { workspace } = useSignedIn()
  const zone = user.working_hours?.timeZone ?? workspace.time_zone
  const format = useFormat(zone)
  const saved = useSaved()
  const { data: all = [] } = useQuery(absencesQuery)
  const remove = useRemoveAbsence()
  const own = all.filter((absence) => absence.user_id === user.id)
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
      <AddAbsence key={zone} userId={user.id} zone={zone} />
    </section>
  )
}

type Span = { readonly from: string; readonly to: string }

/** What people note most, from now on, on the clock of the zone. */
function usualSpans(nowMs: number, zone: string): readonly (Span & { readonly name: 'hour' | 'today' | 'tomorrow' })[] {
  const at = (ms: number) => toLocal(ms, zone)
  const midnight = (days: number) => `${dateAfter(at(nowMs).slice(0, 10), days)}T00:00`
  return [
    { name: 'hour', from: at(nowMs), to: at(nowMs + 3_600_000) },
    { name: 'today', from: at(nowMs), to: midnight(1) },
    { name: 'tomorrow', from: midnight(1), to: midnight(2) },
  ]
}

function AddAbsence({ userId, zone }: { readonly userId: string; readonly zone: string }) {
  const t = useT()
  const saved = useSaved()
  const add = useAddAbsence()
  const now = useNow()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('other')
  const span = { from: fromLocal(from, zone), to: fromLocal(to, zone) }
  const isWhole = span.from !== null && span.to !== null && span.to > span.from
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (span.from === null || span.to === null) return
    add.mutate(
      { user_id: userId, from: span.from, to: span.to, kind },
      { ...saved, onSuccess: () => (saved.onSuccess(), setFrom(''), setTo('')) },
    )
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.usual}>
        {usualSpans(now, zone).map(({ name, ...usual }) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            onClick={() => {
              setFrom(usual.from)
              setTo(usual.to)
            }}
          >
            {t(`absence.usual_${name}`)}
          </Button>
        ))}
        <span className={classes.dim}>{t('absence.zone', { zone: zone.replaceAll('_', ' ') })}</span>
      </div>
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
      <div>
        <Button type="submit" size="xs" variant="default" disabled={!isWhole} loading={add.isPending}>
          {t('absence.add')}
        </Button>
      </div>
    </form>
  )
}
