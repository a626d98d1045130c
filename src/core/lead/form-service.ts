import type { LeadDraft } from './lead-draft.ts'

/** Services that a form may be set up for by name; each posts in its own shape. */
export const serviceKinds = [
  'tilda',
  'typeform',
  'google_forms',
  'elementor',
  'contact_form_7',
  'wix',
  'jotform',
  'other',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/**
 * A form whose answers a service (a site builder, a form service, a connector) posts from its own server. Each is the name of the
 * field in which the service tells it, or null where it does not: a name that is not set is not believed, since visitors may add fields.
 */
export type FormService = {
  readonly kind: ServiceKind
  readonly ipField: string | null
  readonly userAgentField: string | null
  readonly pageField: string | null
  readonly timeField: string | null
  /** Where the service numbers its submissions under a name that is not known anyway. */
  readonly idField: string | null
}

/** What the service told of the visitor, as far as it could be read. */
export type ToldVisitor = {
  readonly ip: string | null
  readonly userAgent: string | null
  readonly pageUrl: string | null
}

/**
 * A lead that a service posted: nothing of the poster stays, neither its network and program nor how it filled in the form. What the
 * visitor did before (visits, pages) is the page's own count and may be handed on, and so is a trap that was filled in: it speaks
 * against whoever wrote, not against the server.
 */
export function postedByService(draft: LeadDraft, visitor: ToldVisitor): LeadDraft {
  const { visits, pagesViewed, pricingPageViews, secondsOnSite, daysSinceLastVisit } = draft.behaviour ?? {}
  const honeypotFilled = draft.behaviour?.honeypotFilled || undefined
  return {
    ...draft,
    behaviour: { visits, pagesViewed, pricingPageViews, secondsOnSite, daysSinceLastVisit, honeypotFilled },
    origin: {
      ...draft.origin,
      ip: visitor.ip,
      userAgent: visitor.userAgent,
      pageUrl: visitor.pageUrl ?? draft.origin?.pageUrl,
      postedByService: true,
    },
  }
}
