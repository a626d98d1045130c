import type { History, Lead } from '../lead/lead.ts'
import type { Reading } from '../read/reading.ts'
import type { Finding } from '../verify/finding.ts'
import { contactFeatures } from './contact-features.ts'
import type { FeatureRow } from './feature-row.ts'
import { siteFeatures } from './site-features.ts'
import { sourceClass } from './source-class.ts'
import { textFeatures } from './text-features.ts'
import { titleClass } from './title-class.ts'

export type LeadFeatureInput = {
  readonly lead: Lead
  readonly findings: readonly Finding[]
  /** Null where the lead wrote nothing. */
  readonly reading: Reading | null
  readonly history: History
}

export const formFields = ['name', 'email', 'phone', 'company', 'jobTitle', 'companySize', 'city', 'industry'] as const

/** The share of these fields that the lead has, 0 to 1; null where there are none to fill in. */
export const shareFilled = (lead: Lead, fields: readonly (typeof formFields)[number][]): number | null =>
  fields.length === 0 ? null : fields.filter((field) => lead[field] !== null).length / fields.length

/** Local hour (0 to 23) and weekday of an ISO time, read in its own offset; null where it cannot be read. */
export function localTime(receivedAt: string): { readonly hour: number; readonly weekday: string } | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)/.exec(receivedAt)
  if (match === null) return null
  const [year, month, day, hour] = match.slice(1).map(Number) as [number, number, number, number]
  const index = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  if (Number.isNaN(index)) return null
  return { hour, weekday: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][index]! }
}

/**
 * The inputs of the score of one lead, from what was known when it came in. The names are those of the base scorecard
 * (`data/scorecard/base.json`); fields of the seller's own forms come as `custom.NAME`.
 */
export function leadFeatures({ lead, findings, reading, history }: LeadFeatureInput): FeatureRow {
  const { behaviour, campaign } = lead
  const time = localTime(lead.receivedAt)
  const source = lead.source ?? campaign.utmSource
  const row: Record<string, string | number | null> = {
    ...contactFeatures(lead, findings),
    ...textFeatures(reading),
    ...siteFeatures(lead.receivedAt, findings),
    title: titleClass(lead.jobTitle),
    company_size: lead.companySize,
    form_filled: shareFilled(lead, formFields),
    source: sourceClass([lead.source, campaign.utmSource, campaign.utmMedium].filter(Boolean).join(' ') || null),
    source_name: source?.toLowerCase() ?? null,
    campaign: campaign.utmCampaign?.toLowerCase() ?? null,
    channel: lead.channel,
    industry: lead.industry?.toLowerCase() ?? null,
    country: lead.country,
    city: lead.city?.toLowerCase() ?? null,
    product: lead.product?.toLowerCase() ?? null,
    amount: lead.amount,
    visits: behaviour.visits,
    pages_viewed: behaviour.pagesViewed,
    pricing_page_views: behaviour.pricingPageViews,
    seconds_on_site: behaviour.secondsOnSite,
    days_since_last_visit: behaviour.daysSinceLastVisit,
    seconds_to_submit: behaviour.secondsToSubmit,
    message_length: lead.message?.trim().length ?? 0,
    earlier_leads: history.earlierLeads,
    earlier_wins: history.earlierWins,
    days_since_last_lead: history.daysSinceLastLead,
    hour: time?.hour ?? null,
    weekday: time?.weekday ?? null,
  }
  for (const [name, value] of Object.entries(lead.custom))
    row[`custom.${name}`] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  return row
}
