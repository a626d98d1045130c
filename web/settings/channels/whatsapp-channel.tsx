import { useState } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { locales } from '../../language/locale.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { FieldSchema } from '../form/field-schema.ts'
import classes from '../settings.module.css'
import { ChannelForm } from './channel-form.tsx'

type Props = { readonly channel: Channel | null; readonly schema: FieldSchema }

/** A token that is only compared once: any that cannot be guessed. */
const newVerifyToken = () => crypto.randomUUID().replaceAll('-', '')

/** The company's number of WhatsApp's Cloud API. */
export function WhatsappChannel({ channel, schema }: Props) {
  const t = useT()
  const [verifyToken] = useState(newVerifyToken)
  const { shown_number: shown, webhook_url: webhook } = channel?.config ?? {}
  return (
    <ChannelForm
      kind="whatsapp"
      channel={channel}
      schema={schema}
      known={channel?.config ?? { verify_token: verifyToken, languages: locales }}
      rest={['api_root']}
      head={
        <>
          <p className={classes.dim}>{t('channels.whatsapp.help')}</p>
          {typeof shown === 'string' ? (
            <bdi dir="ltr">
              <b>{shown}</b>
            </bdi>
          ) : null}
        </>
      }
      tail={
        typeof webhook === 'string' ? (
          <div>
            <p style={{ margin: '0 0 4px' }}>{t('channels.whatsapp.webhook_url')}</p>
            <CopyText label={t('channels.whatsapp.webhook_url')} text={webhook} />
          </div>
        ) : null
      }
    />
  )
}
