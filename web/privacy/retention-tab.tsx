import { Button, Modal, NumberInput, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PrivacySettingsView } from '../../src/http/contract/privacy.ts'
import { privacySettingsQuery, retentionQuery, useChangePrivacy, useRunRetention } from '../api/privacy.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { sayKept } from '../ui/toast-store.ts'
import classes from './privacy.module.css'

const states = ['open', 'won', 'lost', 'rejected', 'withdrawn'] as const

/** How long data are kept, and what the rules would erase now. */
export function RetentionTab() {
  const { data: settings, error, refetch } = useQuery(privacySettingsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!settings) return <ScreenSkeleton />
  return (
    <>
      <Rules settings={settings} />
      <Effect />
    </>
  )
}

function Rules({ settings }: { readonly settings: PrivacySettingsView }) {
  const t = useT()
  const saved = useSaved()
  const change = useChangePrivacy()
  const [rules, setRules] = useState(settings.retention)
  const [runs, setRuns] = useState(settings.retention_runs)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ retention: rules, retention_runs: runs }, saved)
  }
  return (
    <form onSubmit={submit} className={`${classes.card} ${classes.form}`}>
      <p className={classes.dim}>{t('privacy.retention_help')}</p>
      {states.map((state) => (
        <NumberInput
          key={state}
          label={t(`privacy.keep_${state}`)}
          placeholder={t('privacy.keep_always')}
          min={1}
          max={36_500}
          allowDecimal={false}
          value={rules[state] ?? ''}
          onChange={(value) => setRules({ ...rules, [state]: typeof value === 'number' ? value : null })}
        />
      ))}
      <Switch
        label={t('privacy.runs')}
        description={t('privacy.runs_help')}
        checked={runs}
        onChange={(event) => setRuns(event.currentTarget.checked)}
      />
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function Effect() {
  const t = useT()
  const saved = useSaved()
  const run = useRunRetention()
  const [opened, { open, close }] = useDisclosure(false)
  const { data: count, error, refetch } = useQuery(retentionQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!count) return <ScreenSkeleton rows={2} />
  const due = states.reduce((sum, state) => sum + count.due[state], 0)
  const erase = () =>
    run.mutate(undefined, {
      onSuccess: ({ erased }) => {
        close()
        sayKept(t('privacy.erased', { n: erased }))
      },
      onError: saved.onError,
    })
  return (
    <section className={classes.card}>
      <h2>{t('privacy.effect')}</h2>
      <div>{t('privacy.due_now', { n: due, all: count.leads })}</div>
      <dl className={classes.facts}>
        {states
          .filter((state) => count.due[state] > 0)
          .map((state) => (
            <Due key={state} label={t(`privacy.state_${state}`)} n={count.due[state]} />
          ))}
      </dl>
      <div className={classes.dim}>{t('privacy.on_hold', { n: count.on_hold })}</div>
      <div>
        <Button color="red" variant="light" disabled={due === 0} onClick={open}>
          {t('privacy.run_now')}
        </Button>
      </div>
      <Modal opened={opened} onClose={close} title={t('privacy.erase_title', { n: due })}>
        <p>{t('privacy.erase_help')}</p>
        <Button color="red" loading={run.isPending} onClick={erase}>
          {t('privacy.erase_now')}
        </Button>
      </Modal>
    </section>
  )
}

function Due({ label, n }: { readonly label: string; readonly n: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{n}</dd>
    </>
  )
}
