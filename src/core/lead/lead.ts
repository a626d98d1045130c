import type { LeadId } from './ids.ts'

/** Where an inquiry came in. */
export const channels = [
  'form',
  'api',
  'chat',
  'whatsapp',
  'telegram',
  'email',
  'call',
  'comment',
  'marketplace',
  'crm',
  'import',
] as const
export type Channel = (typeof channels)[number]

/** What the person did on the seller's own pages before and while writing. Every number may be unknown. */
export type Behaviour = {
  /** Visits to the site before and including this one. */
  readonly visits: number | null
  readonly pagesViewed: number | null
  readonly pricingPageViews: number | null
  readonly secondsOnSite: number | null
  /** Days since the visit before this one: a return after a month is 30. */
  readonly daysSinceLastVisit: number | null
  readonly secondsToSubmit: number | null
  readonly keystrokes: number | null
  /** Coefficient of variation of the time between keystrokes. */
  readonly keyIntervalCv: number | null
  readonly mousePoints: number | null
  readonly touch: boolean | null
  readonly focusChanges: number | null
  readonly pasteFields: number | null
  readonly honeypotFilled: boolean | null
  readonly webdriver: boolean | null
  readonly fingerprint: string | null
  /** Whether the browser did the work that the form asked for; nothing where it asked for none. */
  readonly proofOfWork?: boolean | null
}

/** Where the request came from, as the network saw it. */
export type Origin = {
  readonly ip: string | null
  readonly userAgent: string | null
  readonly timeZone: string | null
  readonly locale: string | null
  readonly referrer: string | null
  readonly pageUrl: string | null
  /** A service posted the form from its own server: address and program are known only where it told them. */
  readonly postedByService?: boolean
}

/** What brought the person: UTM fields, click ids and the seller's own name of the source. */
export type Campaign = {
  readonly utmSource: string | null
  readonly utmMedium: string | null
  readonly utmCampaign: string | null
  readonly utmTerm: string | null
  readonly utmContent: string | null
  readonly clickId: string | null
}

/** What the person agreed to on the form, as shown to them. */
export type ConsentGiven = {
  readonly text: string
  readonly version: string | null
  readonly language: string | null
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
  readonly given: boolean
}

/** One inquiry: who, what, from where. Text is as typed; normalised forms live in findings and identity keys. */
export type Lead = {
  readonly id: LeadId
  /** ISO 8601 with the zone it was received in. */
  readonly receivedAt: string
  readonly channel: Channel
  /** The seller's name of the source ("instagram", "exhibition"), or null. */
  readonly source: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly company: string | null
  readonly jobTitle: string | null
  readonly website: string | null
  readonly industry: string | null
  /** Number of employees as said by the lead or a list. */
  readonly companySize: number | null
  readonly city: string | null
  readonly region: string | null
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string | null
  readonly language: string | null
  readonly product: string | null
  /** Deal value named by the form or CRM, in the workspace's currency. */
  readonly amount: number | null
  readonly message: string | null
  readonly campaign: Campaign
  readonly behaviour: Behaviour
  readonly origin: Origin
  readonly consent: ConsentGiven | null
  /** Fields the seller's own forms add. */
  readonly custom: Readonly<Record<string, string | number | boolean | null>>
  /** Made by a sandbox key or the sample data: never counted, never trained on. */
  readonly isTest: boolean
}

/** What was known of the same contact when this lead came in. Counts exclude the lead itself. */
export type History = {
  readonly earlierLeads: number
  readonly earlierWins: number
  readonly openLeadIds: readonly LeadId[]
  readonly daysSinceLastLead: number | null
}

export const noHistory: History = { earlierLeads: 0, earlierWins: 0, openLeadIds: [], daysSinceLastLead: null }
