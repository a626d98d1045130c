import type { Channel } from '../../../src/http/contract/channels.ts'
import type { FieldSchema } from '../form/field-schema.ts'
import { ChannelForm } from './channel-form.tsx'

const usualPort: Readonly<Record<string, number>> = { starttls: 587, tls: 465, none: 25 }

type Props = { readonly channel: Channel | null; readonly schema: FieldSchema }

/** The mail server. */
export function MailChannel({ channel, schema }: Props) {
  return (
    <ChannelForm
      kind="mail"
      channel={channel}
      schema={schema}
      known={channel?.config ?? { security: 'starttls', port: usualPort['starttls'] }}
      rest={['verify_certificate']}
      follows={(name, value) => (name === 'security' ? { port: usualPort[String(value)] } : {})}
    />
  )
}
