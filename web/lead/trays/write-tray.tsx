import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../language/language-context.tsx'
import { FocusFirst } from '../../ui/focus-first.tsx'
import { Icon } from '../../ui/icon.tsx'
import { sayKept } from '../../ui/toast-store.ts'
import { useLeadAction } from '../use-lead-action.ts'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'
import { WhatsappSend } from './whatsapp-send.tsx'

/** A message with a suggested first sentence in the lead's own language; sent by the means of the device, and recorded. */
export function WriteTray({ lead, onClose }: TrayProps) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const [text, setText] = useState(lead.opening.text)
  const sent = (channel: 'whatsapp' | 'email') => {
    const body = { result: 'written', channel, note: text.trim() || null } as const
    action.run({ path: 'call', body }, { saved: 'saved.written', onSaved: onClose })
  }
  const away = { target: '_blank', rel: 'noreferrer' } as const
  return (
    <FocusFirst>
      <Textarea
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        size="sm"
        dir="auto"
        lang={lead.opening.language}
        label={t('write.text')}
        description={t('write.help')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <WhatsappSend lead={lead} text={text} onSent={onClose} />
      <div className={classes.ways}>
        {lead.phone_e164 ? (
          <Button
            component="a"
            size="xs"
            variant={lead.whatsapp ? 'default' : 'filled'}
            href={`https://wa.me/${lead.phone_e164.replaceAll(/\D/g, '')}?text=${encodeURIComponent(text)}`}
            {...away}
            leftSection={<Icon name="chat" size={15} />}
            onClick={() => sent('whatsapp')}
          >
            WhatsApp
          </Button>
        ) : null}
        {lead.email ? (
          <Button
            component="a"
            size="xs"
            variant={lead.phone_e164 ? 'default' : 'filled'}
            href={`mailto:${encodeURIComponent(lead.email).replaceAll('%40', '@')}?body=${encodeURIComponent(text)}`}
            leftSection={<Icon name="mail" size={15} />}
            onClick={() => sent('email')}
          >
            {t('action.mail')}
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="copy" size={15} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => sayKept(t('write.copied')))}
        >
          {t('write.copy')}
        </Button>
      </div>
    </FocusFirst>
  )
}
