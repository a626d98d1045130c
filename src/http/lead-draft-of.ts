import type { LeadDraft } from '../core/lead/lead-draft.ts'
import type { LeadInput } from './contract/intake.ts'

/** The body of `POST /v1/leads` in the words of the core. Blank texts are unknown. */
export function leadDraftOf(input: LeadInput, request: { readonly ip: string | null }): LeadDraft {
  const { behaviour } = input
  return {
    channel: input.channel ?? 'api',
    source: filled(input.source),
    name: filled(input.name),
    email: filled(input.email),
    phone: filled(input.phone),
    company: filled(input.company),
    jobTitle: filled(input.job_title),
    website: filled(input.website),
    industry: filled(input.industry),
    companySize: input.company_size ?? null,
    city: filled(input.city),
    region: filled(input.region),
    country: input.country?.toUpperCase() ?? null,
    language: filled(input.language),
    product: filled(input.product),
    amount: input.amount ?? null,
    message: filled(input.message),
    campaign: {
      utmSource: filled(input.utm_source),
      utmMedium: filled(input.utm_medium),
      utmCampaign: filled(input.utm_campaign),
      utmTerm: filled(input.utm_term),
      utmContent: filled(input.utm_content),
      clickId: filled(input.click_id),
    },
    behaviour: {
      visits: behaviour?.visits ?? null,
      pagesViewed: behaviour?.pages_viewed ?? null,
      pricingPageViews: behaviour?.pricing_page_views ?? null,
      secondsOnSite: behaviour?.seconds_on_site ?? null,
      daysSinceLastVisit: behaviour?.days_since_last_visit ?? null,
      secondsToSubmit: behaviour?.seconds_to_submit ?? null,
      keystrokes: behaviour?.keystrokes ?? null,
      keyIntervalCv: behaviour?.key_interval_cv ?? null,
      mousePoints: behaviour?.mouse_points ?? null,
      touch: behaviour?.touch ?? null,
      focusChanges: behaviour?.focus_changes ?? null,
      pasteFields: behaviour?.paste_fields ?? null,
      honeypotFilled: behaviour?.honeypot_filled ?? null,
      webdriver: behaviour?.webdriver ?? null,
      fingerprint: filled(behaviour?.fingerprint),
    },
    origin: {
      ip: input.ip ?? request.ip,
      userAgent: filled(input.user_agent),
      timeZone: filled(input.time_zone),
      locale: filled(input.locale),
      referrer: filled(input.referrer),
      pageUrl: filled(input.page_url),
    },
    consent: input.consent
      ? {
          text: input.consent.text,
          version: input.consent.version ?? null,
          language: input.consent.language ?? null,
          purposes: input.consent.purposes,
          channels: input.consent.channels,
          given: input.consent.given,
        }
      : null,
    custom: input.custom ?? {},
  }
}

const filled = (text: string | null | undefined): string | null => text?.trim() || null
