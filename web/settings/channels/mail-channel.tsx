import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useSaveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { useFieldWords } from '../../ui/use-field-words.ts'
import { useSaved } from '../use-saved.ts'
import { ChannelCard } from './channel-card.tsx'

const securities = ['starttls', 'tls', 'none'] as const
type Security = (typeof securities)[number]
const usualPort: Readonly<Record<Security, number>> = { starttls: 587, tls: 465, none: 25 }

type Draft = {
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly verify_certificate: boolean
  readonly user: string
  readonly from_name: string
  readonly from_address: string
  readonly reply_to: string
}
const blank: Draft = {
  host: '',
  port: 587,
  security: 'starttls',
  verify_certificate: true,
  user: '',
  from_name: '',
  from_address: '',
  reply_to: '',
}

/** The mail server. */
export function MailChannel({ channel }: { readonly channel: Channel | null }) {
  const t = useT()
  const faults = useFieldWords()
  const save = useSaveChannel('mail')
  const saved = useSaved()
  const known = Object.fromEntries(Object.entries(channel?.config ?? {}).filter(([, value]) => value !== null))
  const [draft, setDraft] = useState<Draft>({ ...blank, ...(known as Partial<Draft>) })
  const [password, setPassword] = useState('')
  const fault = faults(save.error)
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))
  const text = (name: 'host' | 'user' | 'from_name' | 'from_address' | 'reply_to', ltr = true) => (
    <TextInput
      label={t(`channels.mail.${name}`)}
      value={draft[name]}
      error={fault[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...(ltr ? { dir: 'ltr' } : {})}
    />
  )
  const onSave = () =>
    save.mutate(
      {
        ...draft,
        user: draft.user.trim() || null,
        reply_to: draft.reply_to.trim() || null,
        ...(password === '' ? {} : { password }),
      },
      { ...saved, onSuccess: () => (setPassword(''), saved.onSuccess()) },
    )
  return (
    <ChannelCard kind="mail" channel={channel} saving={save.isPending} error={save.error} onSave={onSave}>
      {text('host')}
      <Select
        label={t('channels.mail.security')}
        allowDeselect={false}
        data={securities.map((value) => ({ value, label: t(`channels.mail.security_${value}`) }))}
        value={draft.security}
        onChange={(value) => {
          const security = securities.find((one) => one === value)
          if (security) change({ security, port: usualPort[security] })
        }}
      />
      <NumberInput
        label={t('channels.mail.port')}
        min={1}
        max={65_535}
        value={draft.port}
        error={fault['port']}
        onChange={(value) => change({ port: Number(value) || 0 })}
      />
      {text('user')}
      <PasswordInput
        label={t('channels.mail.password')}
        autoComplete="new-password"
        dir="ltr"
        placeholder={channel?.secrets.includes('password') ? t('channels.secret_kept') : ''}
        value={password}
        error={fault['password']}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {text('from_name', false)}
      {text('from_address')}
      {text('reply_to')}
      <Switch
        label={t('channels.mail.verify')}
        checked={draft.verify_certificate}
        onChange={(event) => change({ verify_certificate: event.currentTarget.checked })}
      />
    </ChannelCard>
  )
}
