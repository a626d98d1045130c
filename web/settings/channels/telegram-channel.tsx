import type { Channel } from '../../../src/http/contract/channels.ts'
import { useT } from '../../language/language-context.tsx'
import type { FieldSchema } from '../form/field-schema.ts'
import classes from '../settings.module.css'
import { ChannelForm } from './channel-form.tsx'

type Props = { readonly channel: Channel | null; readonly schema: FieldSchema }

/** The company's Telegram bot. */
export function TelegramChannel({ channel, schema }: Props) {
  const t = useT()
  const name = channel?.config['bot_name']
  return (
    <ChannelForm
      kind="telegram"
      channel={channel}
      schema={schema}
      rest={['api_root']}
      head={
        <>
          <p className={classes.dim}>{t('channels.telegram.help')}</p>
          {typeof name === 'string' ? (
            <bdi dir="ltr">
              <b>@{name}</b>
            </bdi>
          ) : null}
        </>
      }
    />
  )
}
