import { Button, MultiSelect, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoutingShown } from '../../src/http/contract/routing.ts'
import { useEndPilot, useStartPilot } from '../api/day.ts'
import { usersQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { PilotResult } from './pilot-result.tsx'
import classes from './routing.module.css'

/** Scoring for some people or sources only, for as long as one wants; one step ends it. */
export function PilotPanel({ shown }: { readonly shown: RoutingShown }) {
  const t = useT()
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('pilot.title')}</h2>
      {shown.pilot ? <Running pilot={shown.pilot} /> : <Start sources={shown.sources} />}
    </section>
  )
}

function Running({ pilot }: { readonly pilot: NonNullable<RoutingShown['pilot']> }) {
  const t = useT()
  const format = useFormat()
  const saved = useSaved()
  const end = useEndPilot()
  const { data: users = [] } = useQuery(usersQuery)
  const names = pilot.users.map((id) => users.find((user) => user.id === id)?.name ?? '?')
  return (
    <>
      <p className={classes.words}>
        {t('pilot.running', {
          since: format.exact(pilot.started_at),
          people: names.join(', ') || t('pilot.everybody'),
          sources: pilot.sources.join(', ') || t('pilot.all_sources'),
        })}
      </p>
      <p className={classes.dim}>{t('pilot.others')}</p>
      {pilot.users.length > 0 && pilot.sources.length === 0 ? <PilotResult /> : null}
      <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(undefined, saved)}>
        {t('pilot.end')}
      </Button>
    </>
  )
}

function Start({ sources }: { readonly sources: readonly string[] }) {
  const t = useT()
  const saved = useSaved()
  const start = useStartPilot()
  const { data: users = [] } = useQuery(usersQuery)
  const [people, setPeople] = useState<string[]>([])
  const [from, setFrom] = useState<string[]>([])
  const takers = users.filter(({ active, role, closer, junior }) => active && (role === 'rep' || closer || junior))
  return (
    <div className={classes.form}>
      <p className={classes.dim}>{t('pilot.help')}</p>
      <MultiSelect
        size="xs"
        label={t('pilot.people')}
        data={takers.map(({ id, name }) => ({ value: id, label: name }))}
        value={people}
        onChange={setPeople}
      />
      <TagsInput size="xs" label={t('pilot.sources')} data={[...sources]} value={from} onChange={setFrom} />
      <Button
        size="xs"
        variant="default"
        disabled={people.length === 0 && from.length === 0}
        loading={start.isPending}
        onClick={() => start.mutate({ users: people, sources: from }, saved)}
      >
        {t('pilot.start')}
      </Button>
    </div>
  )
}
