import { PasswordInput, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useSaveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { useFieldWords } from '../../ui/use-field-words.ts'
import { useSaved } from '../use-saved.ts'
import { ChannelCard } from './channel-card.tsx'
import { locales } from '../../language/locale.ts'
import classes from '../settings.module.css'

const lines = ['phone_number_id', 'verify_token', 'notice_template', 'lead_template', 'languages'] as const
const secrets = ['token', 'app_secret'] as const

/** A token that is only compared once: any that cannot be guessed. */
const newVerifyToken = () => crypto.randomUUID().replaceAll('-', '')

/** The company's number of WhatsApp's Cloud API. */
export function WhatsappChannel({ channel }: { readonly channel: Channel | null }) {
  const t = useT()
  const save = useSaveChannel('whatsapp')
  const saved = useSaved()
  const faults = useFieldWords()(save.error)
  const config = channel?.config ?? {}
  const textOf = (name: string, otherwise = '') => (typeof config[name] === 'string' ? config[name] : otherwise)
  const [draft, setDraft] = useState(() => ({
    phone_number_id: textOf('phone_number_id'),
    verify_token: textOf('verify_token', newVerifyToken()),
    notice_template: textOf('notice_template'),
    lead_template: textOf('lead_template'),
    languages: ((config['languages'] as string[] | undefined) ?? locales).join(', '),
    token: '',
    app_secret: '',
  }))
  const [takesLeads, setTakesLeads] = useState(config['takes_leads'] !== false)
  const keep = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [name]: event.currentTarget.value })
  const onSave = () => {
    const typed = Object.fromEntries(
      secrets.flatMap((name) => (draft[name].trim() ? [[name, draft[name].trim()]] : [])),
    )
    const apiRoot = textOf('api_root')
    const body = {
      ...(apiRoot ? { api_root: apiRoot } : {}),
      phone_number_id: draft.phone_number_id.trim(),
      verify_token: draft.verify_token.trim(),
      notice_template: draft.notice_template.trim() || null,
      lead_template: draft.lead_template.trim() || null,
      languages: draft.languages.split(/[\s,;]+/).filter(Boolean),
      takes_leads: takesLeads,
      ...typed,
    }
    const cleared = { ...draft, token: '', app_secret: '' }
    save.mutate(body, { ...saved, onSuccess: () => (setDraft(cleared), saved.onSuccess()) })
  }
  return (
    <ChannelCard kind="whatsapp" channel={channel} saving={save.isPending} error={save.error} onSave={onSave}>
      <p className={classes.dim} style={{ margin: 0 }}>
        {t('channels.whatsapp.help')}
      </p>
      {textOf('shown_number') ? (
        <bdi dir="ltr">
          <b>{textOf('shown_number')}</b>
        </bdi>
      ) : null}
      {secrets.map((name) => (
        <PasswordInput
          key={name}
          label={t(`channels.whatsapp.${name}`)}
          autoComplete="off"
          dir="ltr"
          placeholder={channel?.secrets.includes(name) ? t('channels.secret_kept') : ''}
          value={draft[name]}
          error={faults[name]}
          onChange={keep(name)}
        />
      ))}
      {lines.map((name) => (
        <TextInput
          key={name}
          dir="ltr"
          label={t(`channels.whatsapp.${name}`)}
          description={
            name === 'notice_template' || name === 'lead_template' ? t(`channels.whatsapp.${name}_help`) : null
          }
          value={draft[name]}
          error={faults[name]}
          onChange={keep(name)}
        />
      ))}
      {textOf('webhook_url') ? (
        <div>
          <p style={{ margin: '0 0 4px' }}>{t('channels.whatsapp.webhook_url')}</p>
          <CopyText label={t('channels.whatsapp.webhook_url')} text={textOf('webhook_url')} />
        </div>
      ) : null}
      <Switch
        label={t('channels.telegram.takes_leads')}
        checked={takesLeads}
        onChange={(event) => setTakesLeads(event.currentTarget.checked)}
      />
    </ChannelCard>
  )
}
