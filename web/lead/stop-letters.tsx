import { Menu } from '@mantine/core'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useLeadAction } from './use-lead-action.ts'

/** Ends the letters to a lead that is in a sequence of them. */
export function StopLetters({ lead }: { readonly lead: LeadPage }) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const last = lead.timeline.findLast(({ kind }) => /^nurture\.(entered|left|stopped)$/.test(kind))
  if (last?.kind !== 'nurture.entered') return null
  return (
    <Menu.Item
      leftSection={<Icon name="mail" size={14} />}
      onClick={() => action.run({ path: 'stop-letters', body: {} }, { saved: 'saved.letters_stopped' })}
    >
      {t('action.stop_letters')}
    </Menu.Item>
  )
}
