import { Button } from '@mantine/core'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useKeys } from '../ui/use-keys.ts'
import classes from './lead.module.css'
import { useLeadAction } from './use-lead-action.ts'

/** A lead that was just given to the person: they take it, or say that they cannot, and it goes to the next one. */
export function YourTurn({ lead }: { readonly lead: LeadPage }) {
  const t = useT()
  const { user } = useSignedIn()
  const action = useLeadAction(lead.id)
  const waits = lead.status === 'open' && lead.first_contact_at === null && lead.respond_by !== null
  const asked = waits && lead.assignee?.id === user.id && lead.accepted_at === null
  const accept = () => action.run({ path: 'accept', body: {} }, { saved: 'saved.accepted' })
  const decline = () => action.run({ path: 'decline', body: {} }, { saved: 'saved.declined', advance: true })
  useKeys(asked ? { KeyA: accept, KeyD: decline } : {})
  if (!asked) return null
  return (
    <div className={classes.turn}>
      <Icon name="clock" size={15} />
      <span>{t('lead.your_turn')}</span>
      <Button size="compact-sm" loading={action.pending} onClick={accept} aria-keyshortcuts="a">
        {t('lead.accept')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={action.pending} onClick={decline} aria-keyshortcuts="d">
        {t('lead.decline')}
      </Button>
    </div>
  )
}
