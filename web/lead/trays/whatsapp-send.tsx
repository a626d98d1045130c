import { Button } from '@mantine/core'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useT } from '../../language/language-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLeadAction } from '../use-lead-action.ts'
import classes from './tray.module.css'

type Props = { readonly lead: LeadPage; readonly text: string; onSent(): void }

/** Sends by the company's own number: the text while the lead has written within a day, else the approved template. */
export function WhatsappSend({ lead, text, onSent }: Props) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const reach = lead.whatsapp
  if (!reach) return null
  const isOpen = reach.open_until !== null
  const send = () =>
    action.run(
      { path: 'whatsapp', body: { text: isOpen ? text.trim() : null } },
      { saved: 'saved.whatsapp', onSaved: onSent },
    )
  return (
    <div className={classes.ways}>
      {isOpen || reach.has_template ? (
        <Button
          size="xs"
          loading={action.pending}
          disabled={isOpen && text.trim() === ''}
          leftSection={<Icon name="chat" size={15} />}
          onClick={send}
        >
          {t(isOpen ? 'write.whatsapp_text' : 'write.whatsapp_template')}
        </Button>
      ) : null}
      <small>{t(isOpen ? 'write.whatsapp_open' : 'write.whatsapp_closed')}</small>
    </div>
  )
}
