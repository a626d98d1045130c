import { blankLead } from '../lead/blank-lead.ts'
import { mainLanguage } from '../lead/language.ts'
import type { Lead } from '../lead/lead.ts'
import type { Reading } from '../read/reading.ts'
import type { Score } from '../score/score.ts'
import type { Finding } from '../verify/finding.ts'
import type { Facts } from './condition.ts'

/** What the facts of a lead are drawn from. */
export type FactSources = {
  readonly lead: Lead
  readonly findings: readonly Finding[]
  readonly reading: Reading | null
  readonly score: Score | null
}

/**
 * What conditions may ask about a lead, by name. Besides these: `check.ID` (the outcome of a check), `reason.ID` (its
 * reason code), `custom.KEY` (a field of the seller's own form).
 */
export function factsOf({ lead, findings, reading, score }: FactSources): Facts {
  const facts: Record<string, Facts[string]> = {
    ...leadFacts(lead),
    ...behaviourFacts(lead),
    ...readingFacts(reading),
    score: score?.score ?? null,
    scoreRank: score?.rank ?? null,
    novelty: score?.novelty ?? null,
  }
  for (const { check, outcome, reason } of findings) {
    facts[`check.${check}`] = outcome
    facts[`reason.${check}`] = reason
  }
  for (const [key, value] of Object.entries(lead.custom)) facts[`custom.${key}`] = value
  return facts
}

function leadFacts(lead: Lead): Facts {
  const { channel, source, country, region, city, industry, product, amount, companySize, jobTitle, company } = lead
  return {
    channel,
    source,
    country,
    region,
    city,
    industry,
    product,
    amount,
    companySize,
    jobTitle,
    company,
    // Rules ask for a language, browsers name the country too.
    language: mainLanguage(lead.language),
    emailDomain: lead.email?.includes('@') ? lead.email.slice(lead.email.lastIndexOf('@') + 1).toLowerCase() : null,
    hasEmail: isTyped(lead.email),
    hasPhone: isTyped(lead.phone),
    hasCompany: isTyped(lead.company),
    hasWebsite: isTyped(lead.website),
    hasMessage: isTyped(lead.message),
    utmSource: lead.campaign.utmSource,
    utmMedium: lead.campaign.utmMedium,
    utmCampaign: lead.campaign.utmCampaign,
  }
}

function behaviourFacts({ behaviour }: Lead): Facts {
  const { visits, pricingPageViews, secondsOnSite, secondsToSubmit, honeypotFilled, webdriver } = behaviour
  return { visits, pricingPageViews, secondsOnSite, secondsToSubmit, honeypotFilled, webdriver }
}

function readingFacts(reading: Reading | null): Facts {
  return {
    intent: reading?.rank ?? null,
    authority: reading && reading.authority !== 'unknown' ? reading.authority : null,
    nonbuyer: reading ? (reading.nonbuyer ?? 'no') : null,
    signals: reading ? reading.signals.map(({ signal }) => signal) : null,
    textEvidence: reading?.evidence ?? null,
    messageLanguage: reading && reading.lang !== 'unknown' ? reading.lang : null,
    deadlineDays: reading?.deadline?.days ?? null,
  }
}

const isTyped = (value: string | null): boolean => value !== null && value.trim() !== ''

/** Facts known at routing only. */
export const routingFacts = ['tier', 'verdict'] as const

/** The names of all facts without a prefix, taken from what `factsOf` says of an empty lead. */
export const factNames: readonly string[] = Object.keys(
  factsOf({ lead: blankLead('none', '2026-01-01T00:00:00Z'), findings: [], reading: null, score: null }),
)

/** Whether a condition may name this fact. */
export function isFactName(name: string, at: 'decision' | 'routing'): boolean {
  if (/^(?:check|reason|custom)\../.test(name)) return true
  return factNames.includes(name) || (at === 'routing' && routingFacts.some((one) => one === name))
}
