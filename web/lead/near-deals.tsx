import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { NearestDeals } from '../../src/http/contract/leads.ts'
import { nearestQuery } from '../api/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ContactName } from '../ui/contact-name.tsx'
import { When } from '../ui/when.tsx'
import classes from './waterfall.module.css'

type Deal = NearestDeals['deals'][number]

/** The past deals most like this lead, each a way to its own page. Silent where there are none. */
export function NearDeals({ leadId }: { readonly leadId: string }) {
  const { t } = useLanguage()
  const { data } = useQuery(nearestQuery(leadId))
  if (!data || data.deals.length === 0) return null
  const won = data.deals.filter((deal) => deal.won).length
  return (
    <section className={classes.near}>
      <h3>{t('nearest.title', { won, n: data.deals.length })}</h3>
      <ul>
        {data.deals.map((deal) => (
          <NearDeal key={deal.id} deal={deal} />
        ))}
      </ul>
    </section>
  )
}

function NearDeal({ deal: { id, won, distance, lead } }: { readonly deal: Deal }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  return (
    <li>
      {lead ? (
        <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: id }}>
          <ContactName name={lead.name} company={lead.company} />
        </Link>
      ) : (
        <span>
          {t('nearest.deal')} <bdi>{id}</bdi>
        </span>
      )}
      <span data-won={won}>{code('outcome', won ? 'won' : 'lost')}</span>
      <span>{t('nearest.alike', { share: format.percent(1 - distance) })}</span>
      {lead ? <When at={lead.received_at} /> : <span />}
    </li>
  )
}
