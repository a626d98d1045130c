import { PasswordInput, SegmentedControl, Switch } from '@mantine/core'
import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useSaveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { useFieldWords } from '../../ui/use-field-words.ts'
import classes from '../settings.module.css'
import { useSaved } from '../use-saved.ts'
import { ChannelCard } from './channel-card.tsx'

/** The company's Telegram bot. */
export function TelegramChannel({ channel }: { readonly channel: Channel | null }) {
  const t = useT()
  const fault = useFieldWords()
  const save = useSaveChannel('telegram')
  const saved = useSaved()
  const { config = {} } = channel ?? {}
  const [token, setToken] = useState('')
  const [mode, setMode] = useState<'polling' | 'webhook'>(config['mode'] === 'webhook' ? 'webhook' : 'polling')
  const [takesLeads, setTakesLeads] = useState(config['takes_leads'] !== false)
  const apiRoot = typeof config['api_root'] === 'string' ? { api_root: config['api_root'] } : {}
  const onSave = () =>
    save.mutate(
      { ...apiRoot, mode, takes_leads: takesLeads, ...(token.trim() === '' ? {} : { token: token.trim() }) },
      { ...saved, onSuccess: () => (setToken(''), saved.onSuccess()) },
    )
  const name = typeof config['bot_name'] === 'string' ? config['bot_name'] : null
  return (
    <ChannelCard kind="telegram" channel={channel} saving={save.isPending} error={save.error} onSave={onSave}>
      <p className={classes.dim} style={{ margin: 0 }}>
        {t('channels.telegram.help')}
      </p>
      {name ? (
        <bdi dir="ltr">
          <b>@{name}</b>
        </bdi>
      ) : null}
      <PasswordInput
        label={t('channels.telegram.token')}
        autoComplete="off"
        dir="ltr"
        placeholder={channel?.secrets.includes('token') ? t('channels.secret_kept') : '123456:ABC...'}
        value={token}
        error={fault(save.error)['token']}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label={t('channels.telegram.mode')}
        value={mode}
        onChange={(value) => setMode(value === 'webhook' ? 'webhook' : 'polling')}
        data={[
          { value: 'polling', label: t('channels.telegram.polling') },
          { value: 'webhook', label: t('channels.telegram.webhook') },
        ]}
      />
      <Switch
        label={t('channels.telegram.takes_leads')}
        checked={takesLeads}
        onChange={(event) => setTakesLeads(event.currentTarget.checked)}
      />
    </ChannelCard>
  )
}
