import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useFormat } from '../../language/use-format.ts'
import { ContactName } from '../../ui/contact-name.tsx'
import { TierMark } from '../../ui/tier-mark.tsx'
import { When } from '../../ui/when.tsx'
import { useLeadAction } from '../use-lead-action.ts'
import classes from './sections.module.css'

type Twin = LeadPage['duplicates'][number]

/** The person behind the lead: their other leads, who else may be the same person, and joining or taking apart. */
export function Duplicates({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const same = lead.duplicates.filter((twin) => twin.same_contact)
  const shared = lead.duplicates.filter((twin) => !twin.same_contact)
  return (
    <>
      {same.length === 0 ? <p className={classes.words}>{t('duplicates.none')}</p> : null}
      <Twins title={null} twins={same} />
      {same.length > 0 && lead.contact ? <NotThisPerson lead={lead} /> : null}
      <Likely lead={lead} />
      <Twins title={t('duplicates.shared')} twins={shared} />
      <Merges lead={lead} />
    </>
  )
}

function Twins({ title, twins }: { readonly title: string | null; readonly twins: readonly Twin[] }) {
  const { code } = useLanguage()
  if (twins.length === 0) return null
  return (
    <section>
      {title ? <h3 className={classes.heading}>{title}</h3> : null}
      <div className={classes.list}>
        {twins.map((twin) => (
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
    </section>
  )
}

function NotThisPerson({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const { pending, run } = useLeadAction(lead.id)
  return (
    <Button
      size="compact-sm"
      variant="default"
      mt={8}
      loading={pending}
      onClick={() => run({ path: 'separate', body: {} }, { saved: 'saved.separated' })}
    >
      {t('duplicates.separate')}
    </Button>
  )
}

function Likely({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const format = useFormat()
  const { pending, run } = useLeadAction(lead.id)
  const likely = lead.contact?.likely ?? []
  if (likely.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('duplicates.likely')}</h3>
      <ul className={classes.list}>
        {likely.map(({ contact_id, name, probability, lead_id }) => (
          <li key={contact_id} className={classes.person}>
            {lead_id ? (
              <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: lead_id }}>
                <ContactName name={name} company={null} />
              </Link>
            ) : (
              <ContactName name={name} company={null} />
            )}
            <span className={classes.dim}>{format.percent(probability)}</span>
            <Button
              size="compact-sm"
              variant="default"
              loading={pending}
              onClick={() => run({ path: 'join', body: { contact_id } }, { saved: 'saved.joined' })}
            >
              {t('duplicates.join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Merges({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const { pending, run } = useLeadAction(lead.id)
  const merges = lead.contact?.merges ?? []
  if (merges.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('duplicates.merged')}</h3>
      <ul className={classes.list}>
        {merges.map(({ id, at, name }) => (
          <li key={id} className={classes.person}>
            <ContactName name={name} company={null} />
            <When at={at} className={classes.dim} />
            <Button
              size="compact-sm"
              variant="default"
              loading={pending}
              onClick={() => run({ path: 'unjoin', body: { merge_id: id } }, { saved: 'saved.unjoined' })}
            >
              {t('duplicates.unjoin')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
