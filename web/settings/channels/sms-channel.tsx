import { PasswordInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useSaveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { useFieldWords } from '../../ui/use-field-words.ts'
import { useSaved } from '../use-saved.ts'
import { ChannelCard } from './channel-card.tsx'
import { fieldsOfLines, linesOfFields } from './field-lines.ts'

const formats = ['json', 'form', 'query'] as const
type Provider = 'twilio' | 'http'

/** The SMS service: Twilio, or any that takes one HTTP request a message. */
export function SmsChannel({ channel }: { readonly channel: Channel | null }) {
  const t = useT()
  const fault = useFieldWords()
  const save = useSaveChannel('sms')
  const saved = useSaved()
  const config = channel?.config ?? {}
  const textOf = (name: string, otherwise = '') => (typeof config[name] === 'string' ? config[name] : otherwise)
  const [provider, setProvider] = useState<Provider>(config['provider'] === 'http' ? 'http' : 'twilio')
  const [secret, setSecret] = useState('')
  const [draft, setDraft] = useState({
    account_sid: textOf('account_sid'),
    from: textOf('from'),
    url: textOf('url'),
    format: textOf('format', 'json'),
    authorization: textOf('authorization'),
    fields: linesOfFields(
      (config['fields'] as Record<string, string> | undefined) ?? { to: '{{to}}', text: '{{text}}' },
    ),
  })
  const faults = fault(save.error)
  const input = (name: 'account_sid' | 'from' | 'url' | 'authorization') => (
    <TextInput
      dir="ltr"
      label={t(`channels.sms.${name}`)}
      value={draft[name]}
      error={faults[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const onSave = () => {
    const typed = secret === '' ? {} : provider === 'twilio' ? { auth_token: secret } : { secret }
    const body =
      provider === 'twilio'
        ? { provider, account_sid: draft.account_sid.trim(), from: draft.from.trim(), ...typed }
        : {
            provider,
            url: draft.url.trim(),
            format: formats.find((one) => one === draft.format) ?? 'json',
            fields: fieldsOfLines(draft.fields),
            authorization: draft.authorization.trim() || null,
            ...typed,
          }
    save.mutate(body, { ...saved, onSuccess: () => (setSecret(''), saved.onSuccess()) })
  }
  return (
    <ChannelCard kind="sms" channel={channel} saving={save.isPending} error={save.error} onSave={onSave}>
      <SegmentedControl
        aria-label={t('channels.sms.provider')}
        value={provider}
        onChange={(value) => setProvider(value === 'http' ? 'http' : 'twilio')}
        data={[
          { value: 'twilio', label: 'Twilio' },
          { value: 'http', label: t('channels.sms.other') },
        ]}
      />
      {provider === 'twilio' ? (
        <>
          {input('account_sid')}
          {input('from')}
        </>
      ) : (
        <>
          {input('url')}
          <Select
            label={t('channels.sms.format')}
            allowDeselect={false}
            data={formats.map((value) => ({ value, label: t(`channels.sms.format_${value}`) }))}
            value={draft.format}
            onChange={(value) => setDraft({ ...draft, format: value ?? 'json' })}
          />
          <Textarea
            dir="ltr"
            autosize
            minRows={2}
            label={t('channels.sms.fields')}
            description={t('channels.sms.fields_help')}
            value={draft.fields}
            error={faults['fields']}
            onChange={(event) => setDraft({ ...draft, fields: event.currentTarget.value })}
          />
          {input('authorization')}
        </>
      )}
      <PasswordInput
        label={t(provider === 'twilio' ? 'channels.sms.auth_token' : 'channels.sms.secret')}
        autoComplete="off"
        dir="ltr"
        placeholder={channel && channel.secrets.length > 0 ? t('channels.secret_kept') : ''}
        value={secret}
        error={faults['auth_token'] ?? faults['secret']}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
    </ChannelCard>
  )
}
