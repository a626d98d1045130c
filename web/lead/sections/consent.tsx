import '../../theme/lazy-styles.ts'
import { Select } from '@mantine/core'
import { useState } from 'react'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { ConsentByPhone } from './consent-by-phone.tsx'
import { ConsentRegister } from './consent-register.tsx'
import { ConsentTakenBack } from './consent-taken-back.tsx'
import classes from './sections.module.css'

const deeds = ['agree', 'withdraw', 'object'] as const
type Deed = (typeof deeds)[number]

/** What the lead agreed to, and what they say of it on the telephone: written down at once, signed, in force. */
export function Consent({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const [deed, setDeed] = useState<Deed>('agree')
  return (
    <>
      <ConsentRegister leadId={lead.id} />
      <p className={classes.words}>{t('privacy.said_help')}</p>
      <Select
        label={t('privacy.what_said')}
        allowDeselect={false}
        data={deeds.map((value) => ({ value, label: t(`privacy.deed_${value}`) }))}
        value={deed}
        onChange={(value) => value && setDeed(value as Deed)}
        mb="sm"
      />
      {deed === 'agree' ? <ConsentByPhone lead={lead} /> : <ConsentTakenBack leadId={lead.id} deed={deed} />}
    </>
  )
}
