import { Button } from '@mantine/core'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import classes from './action-bar.module.css'

type ContactLinksProps = {
  readonly lead: LeadPage
  readonly onContact: () => void
  /** Opens the message; null where the person may not write. */
  readonly onWrite: (() => void) | null
}

/** A number that was read goes to the phone and to WhatsApp; one that was not is dialled as typed. */
const dialled = (lead: LeadPage): string | null => lead.phone_e164 ?? (lead.phone?.replaceAll(/[^\d+]/g, '') || null)

/** The ways to the person: a call by the device's telephone, a message by WhatsApp or mail. */
export function ContactLinks({ lead, onContact, onWrite }: ContactLinksProps) {
  const t = useT()
  const phone = dialled(lead)
  return (
    <>
      {phone ? (
        <Button
          id="lead-call"
          component="a"
          href={`tel:${phone}`}
          size="xs"
          leftSection={<Icon name="phone" size={15} />}
          onClick={onContact}
          title={`${lead.phone ?? phone} (c)`}
        >
          {t('action.call')}
        </Button>
      ) : null}
      {onWrite && (lead.phone_e164 || lead.email) ? (
        <Button
          variant={phone ? 'default' : 'filled'}
          size="xs"
          leftSection={<Icon name={lead.phone_e164 ? 'chat' : 'mail'} size={15} />}
          className={classes.way}
          onClick={onWrite}
          title={`${t('action.write')} (m)`}
          aria-keyshortcuts="m"
        >
          {t('action.write')}
        </Button>
      ) : null}
    </>
  )
}
