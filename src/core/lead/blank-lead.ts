import type { Behaviour, Campaign, Lead, Origin } from './lead.ts'
import type { LeadId } from './ids.ts'

export const noBehaviour: Behaviour = {
  visits: null,
  pagesViewed: null,
  pricingPageViews: null,
  secondsOnSite: null,
  daysSinceLastVisit: null,
  secondsToSubmit: null,
  keystrokes: null,
  keyIntervalCv: null,
  mousePoints: null,
  touch: null,
  focusChanges: null,
  pasteFields: null,
  honeypotFilled: null,
  webdriver: null,
  fingerprint: null,
}

export const noOrigin: Origin = {
  ip: null,
  userAgent: null,
  timeZone: null,
  locale: null,
  referrer: null,
  pageUrl: null,
}

export const noCampaign: Campaign = {
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  clickId: null,
}

/** A lead of which nothing is known but when and how it came. */
export function blankLead(id: string, receivedAt: string): Lead {
  return {
    id: id as LeadId,
    receivedAt,
    channel: 'api',
    source: null,
    name: null,
    email: null,
    phone: null,
    company: null,
    jobTitle: null,
    website: null,
    industry: null,
    companySize: null,
    city: null,
    region: null,
    country: null,
    language: null,
    product: null,
    amount: null,
    message: null,
    campaign: noCampaign,
    behaviour: noBehaviour,
    origin: noOrigin,
    consent: null,
    custom: {},
    isTest: false,
  }
}
