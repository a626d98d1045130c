import { Button, Checkbox, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { type WebhookView, webhookTypes } from '../../src/http/contract/webhook-types.ts'
import {
  useAddWebhook,
  useChangeWebhook,
  useRemoveWebhook,
  useRotateWebhook,
  useTestWebhook,
  webhooksQuery,
} from '../api/channels.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { When } from '../ui/when.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

/** Addresses of the company's own that are told of events, each with its secret. */
export function WebhooksSection() {
  const { t } = useLanguage()
  const { data: webhooks, error, refetch } = useQuery(webhooksQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!webhooks) return <ScreenSkeleton />
  return (
    <>
      <p className={classes.dim}>{t('webhooks.help')}</p>
      <NewWebhook />
      {webhooks.length === 0 ? <EmptyNote icon="settings" title={t('webhooks.empty')} /> : null}
      <div className={classes.cards}>
        {webhooks.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </div>
    </>
  )
}

function NewWebhook() {
  const { t } = useLanguage()
  const words = useProblemWords()
  const add = useAddWebhook()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<string[]>(['lead.received', 'lead.decided', 'lead.assigned', 'outcome.recorded'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = webhookTypes.filter((type) => events.includes(type))
    add.mutate({ url: url.trim(), events: wanted }, { onSuccess: () => setUrl('') })
  }
  return (
    <form onSubmit={submit} className={`${classes.block} ${classes.card}`}>
      <TextInput
        dir="ltr"
        type="url"
        label={t('webhooks.url')}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={add.error ? words(add.error) : null}
      />
      <Events chosen={events} onChange={setEvents} />
      <div>
        <Button type="submit" loading={add.isPending} disabled={!url.trim() || events.length === 0}>
          {t('webhooks.add')}
        </Button>
      </div>
      {add.data ? <Secret secret={add.data.secret} /> : null}
    </form>
  )
}

type EventsProps = { readonly chosen: readonly string[]; onChange(events: string[]): void }

function Events({ chosen, onChange }: EventsProps) {
  const { t } = useLanguage()
  return (
    <Checkbox.Group label={t('webhooks.events')} value={[...chosen]} onChange={onChange}>
      <div className={classes.options}>
        {webhookTypes.map((type) => (
          <Checkbox key={type} size="xs" value={type} label={<bdi dir="ltr">{type}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function Secret({ secret }: { readonly secret: string }) {
  const { t } = useLanguage()
  return (
    <output className={classes.secret}>
      <p style={{ marginTop: 0 }}>{t('keys_section.secret_once')}</p>
      <CopyText label={t('keys_section.secret')} text={secret} />
    </output>
  )
}

function WebhookCard({ webhook }: { readonly webhook: WebhookView }) {
  const { t } = useLanguage()
  const saved = useSaved()
  const change = useChangeWebhook()
  const rotate = useRotateWebhook()
  const test = useTestWebhook()
  const removal = useRemoveWebhook()
  return (
    <section className={classes.card}>
      <div className={classes.spread}>
        <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          <b>{webhook.url}</b>
        </bdi>
        <Switch
          size="sm"
          label={t('webhooks.active')}
          checked={webhook.active}
          onChange={() => change.mutate({ id: webhook.id, active: !webhook.active }, saved)}
        />
      </div>
      {webhook.failing_since ? (
        <output style={{ color: 'var(--bad)' }}>
          {t('webhooks.failing')} <When at={webhook.failing_since} />
        </output>
      ) : null}
      <Events
        chosen={webhook.events}
        onChange={(events) => {
          const wanted = webhookTypes.filter((type) => events.includes(type))
          if (wanted.length > 0) change.mutate({ id: webhook.id, events: wanted }, saved)
        }}
      />
      <div className={classes.options}>
        <Button
          size="xs"
          variant="default"
          loading={test.isPending}
          disabled={!webhook.active}
          onClick={() => test.mutate(webhook.id, saved)}
        >
          {t('webhooks.test')}
        </Button>
        <Button size="xs" variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(webhook.id, saved)}>
          {t('webhooks.rotate')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={removal.isPending}
          onClick={() => removal.mutate(webhook.id, saved)}
        >
          {t('webhooks.remove')}
        </Button>
      </div>
      {rotate.data ? <Secret secret={rotate.data.secret} /> : null}
    </section>
  )
}
