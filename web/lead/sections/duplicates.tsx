import { Link } from '@tanstack/react-router'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { ContactName } from '../../ui/contact-name.tsx'
import { TierMark } from '../../ui/tier-mark.tsx'
import { When } from '../../ui/when.tsx'
import classes from './sections.module.css'

/** Other leads of the same person or company. */
export function Duplicates({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  if (lead.duplicates.length === 0) return <p className={classes.words}>{t('duplicates.none')}</p>
  return (
    <div className={classes.list}>
      {lead.duplicates.map((twin) => (
        <Link
          key={twin.id}
          to="/leads/$view/$leadId"
          params={{ view: 'all', leadId: twin.id }}
          className={classes.twin}
        >
          <TierMark tier={twin.tier} />
          <span>
            {twin.score} <ContactName name={twin.name} company={null} />
          </span>
          <span className={classes.dim}>
            {twin.outcome ? code('outcome', twin.outcome) : code('status', twin.status)}
          </span>
          <When at={twin.received_at} className={classes.dim} />
        </Link>
      ))}
    </div>
  )
}
