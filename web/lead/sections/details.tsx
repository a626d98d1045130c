import type { ReactNode } from 'react'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { countryName } from '../../language/countries.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useFormat } from '../../language/use-format.ts'
import classes from './sections.module.css'

type Fact = readonly [label: string, value: ReactNode]

const present = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(([, value]) => value !== null && value !== '' && value !== undefined)

const ltr = (text: string | null): ReactNode => (text ? <bdi dir="ltr">{text}</bdi> : null)

/** The lead's fields as given, what its visit looked like, and what brought it. */
export function Details({ lead }: { readonly lead: LeadPage }) {
  const { t, code, locale } = useLanguage()
  const format = useFormat()
  const main = present([
    [t('field.name'), lead.name],
    [t('field.phone'), ltr(lead.phone_e164 ?? lead.phone)],
    [t('field.email'), ltr(lead.email)],
    [t('field.company'), lead.company],
    [t('field.job_title'), lead.job_title],
    [t('field.website'), ltr(lead.website)],
    [t('field.industry'), lead.industry],
    [t('field.company_size'), lead.company_size === null ? null : format.number(lead.company_size)],
    [t('field.place'), [lead.city, lead.country && countryName(lead.country, locale)].filter(Boolean).join(', ')],
    [t('field.product'), lead.product],
    [t('field.amount'), lead.amount === null ? null : format.money(lead.amount)],
    [t('field.channel'), code('channel', lead.channel)],
    [t('field.source'), lead.source],
    [t('field.received'), format.exact(lead.received_at)],
    [t('field.owner'), lead.assignee?.name ?? (lead.queue && code('queue', lead.queue))],
    [t('field.assigned_because'), lead.assignment && code('assignment', lead.assignment.reason)],
  ])
  const valueOf = (value: unknown) =>
    typeof value === 'boolean'
      ? t(value ? 'yes' : 'no')
      : typeof value === 'number'
        ? format.number(value, 2)
        : String(value)
  const entries = (record: Readonly<Record<string, unknown>>, label: (name: string) => string): readonly Fact[] =>
    present(
      Object.entries(record).map(([name, value]) => [
        label(name),
        value === null || value === undefined ? null : valueOf(value),
      ]),
    )
  return (
    <>
      <Facts facts={main} />
      <Facts heading={t('details.behaviour')} facts={entries(lead.behaviour, (name) => code('feature', name))} />
      <Facts heading={t('details.campaign')} facts={entries(lead.campaign, (name) => name.replaceAll('_', ' '))} />
      <Facts heading={t('details.custom')} facts={entries(lead.custom, (name) => name)} />
    </>
  )
}

function Facts({ heading, facts }: { readonly heading?: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <>
      {heading ? <h3 className={classes.heading}>{heading}</h3> : null}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <FactLine key={label} label={label} value={value} />
        ))}
      </dl>
    </>
  )
}

function FactLine({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}
