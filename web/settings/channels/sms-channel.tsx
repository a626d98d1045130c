import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useT } from '../../language/language-context.tsx'
import type { FieldSchema } from '../form/field-schema.ts'
import { ChannelForm } from './channel-form.tsx'

type Provider = 'twilio' | 'http'
type Props = { readonly channel: Channel | null; readonly schemas: Readonly<Record<Provider, FieldSchema>> }

const blank = { twilio: {}, http: { format: 'json', fields: { to: '{{to}}', text: '{{text}}' } } } as const

/** The SMS service: Twilio, or any that takes one HTTP request a message. */
export function SmsChannel({ channel, schemas }: Props) {
  const t = useT()
  const set: Provider | null = channel && (channel.config['provider'] === 'http' ? 'http' : 'twilio')
  const [provider, setProvider] = useState<Provider>(set ?? 'twilio')
  return (
    <ChannelForm
      key={provider}
      kind="sms"
      channel={channel}
      schema={schemas[provider]}
      known={channel && set === provider ? channel.config : blank[provider]}
      rest={provider === 'twilio' ? ['api_root'] : ['authorization', 'success']}
      head={
        <SegmentedControl
          aria-label={t('channels.sms.provider')}
          value={provider}
          onChange={(value) => setProvider(value === 'http' ? 'http' : 'twilio')}
          data={[
            { value: 'twilio', label: 'Twilio' },
            { value: 'http', label: t('channels.sms.other') },
          ]}
        />
      }
    />
  )
}
