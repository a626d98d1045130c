import { Button } from '@mantine/core'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import classes from './action-bar.module.css'

type ContactLinksProps = { readonly lead: LeadPage; readonly onContact: () => void }

/** A number that was read goes to the phone and to WhatsApp; one that was not is dialled as typed. */
const dialled = (lead: LeadPage): string | null => lead.phone_e164 ?? (lead.phone?.replaceAll(/[^\d+]/g, '') || null)

/** The ways to the person, by the means of the device: telephone, WhatsApp, mail. */
export function ContactLinks({ lead, onContact }: ContactLinksProps) {
  const t = useT()
  const phone = dialled(lead)
  const away = { target: '_blank', rel: 'noreferrer' } as const
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
      {lead.phone_e164 ? (
        <Button
          component="a"
          href={`https://wa.me/${lead.phone_e164.replaceAll(/\D/g, '')}`}
          {...away}
          variant="default"
          size="xs"
          leftSection={<Icon name="chat" size={15} />}
          className={classes.way}
          onClick={onContact}
          title="WhatsApp"
        >
          WhatsApp
        </Button>
      ) : null}
      {lead.email ? (
        <Button
          component="a"
          href={`mailto:${encodeURIComponent(lead.email).replaceAll('%40', '@')}`}
          variant={phone ? 'default' : 'filled'}
          size="xs"
          leftSection={<Icon name="mail" size={15} />}
          className={classes.way}
          onClick={onContact}
          title={lead.email}
        >
          {t('action.mail')}
        </Button>
      ) : null}
    </>
  )
}
