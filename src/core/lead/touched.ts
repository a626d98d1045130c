import type { Lead } from './lead.ts'

/** What a lead did after its inquiry: kept with each decision, so that it can be replayed. */
export type Touched = {
  /** What they wrote since, oldest first. */
  readonly messages: readonly { readonly text: string; readonly at: string }[]
  /** Visits to the seller's pages since, by links of letters and as the site tells them. */
  readonly visits: number
  /** Those of them that went to the prices; decisions of before did not know of it. */
  readonly pricingViews?: number
}

/** A longer break makes another visit; the widget counts with the same. */
export const visitGapMs = 30 * 60_000

/** How many visits these moments (ISO) make: what lies close together is one. */
export function countVisits(moments: readonly string[]): number {
  const times = moments.map((at) => Date.parse(at)).toSorted((a, b) => a - b)
  return times.filter((at, index) => index === 0 || at - times[index - 1]! > visitGapMs).length
}

/** A text longer than this is read no further. */
const longestText = 20_000

/** The inquiry together with what came after it: later messages below the first, later visits counted. */
export function touchedLead(lead: Lead, touched: Touched | null | undefined): Lead {
  if (!touched || (touched.messages.length === 0 && touched.visits === 0)) return lead
  const { pricingViews = 0 } = touched
  const texts = [lead.message ?? '', ...touched.messages.map(({ text }) => text)].filter((text) => text.trim() !== '')
  const message = texts.length === 0 ? lead.message : texts.join('\n\n').slice(0, longestText).toWellFormed()
  const visits = touched.visits === 0 ? lead.behaviour.visits : (lead.behaviour.visits ?? 0) + touched.visits
  const pricing = pricingViews === 0 ? {} : { pricingPageViews: (lead.behaviour.pricingPageViews ?? 0) + pricingViews }
  return { ...lead, message, behaviour: { ...lead.behaviour, visits, ...pricing } }
}

/** The day from which dates in the text count: a person who writes again means the day of writing. */
export const readFrom = (lead: Lead, touched: Touched | null | undefined): string =>
  touched?.messages.at(-1)?.at ?? lead.receivedAt
