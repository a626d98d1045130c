import type { Lead } from './lead.ts'

/** What a lead did after its inquiry: kept with each decision, so that it can be replayed. */
export type Touched = {
  /** What they wrote since, oldest first. */
  readonly messages: readonly { readonly text: string; readonly at: string }[]
  /** Visits to the seller's pages since, by links of letters. */
  readonly visits: number
}

/** A text longer than this is read no further. */
const longestText = 20_000

/** The inquiry together with what came after it: later messages below the first, later visits counted. */
export function touchedLead(lead: Lead, touched: Touched | null | undefined): Lead {
  if (!touched || (touched.messages.length === 0 && touched.visits === 0)) return lead
  const texts = [lead.message ?? '', ...touched.messages.map(({ text }) => text)].filter((text) => text.trim() !== '')
  const message = texts.length === 0 ? lead.message : texts.join('\n\n').slice(0, longestText).toWellFormed()
  const visits = touched.visits === 0 ? lead.behaviour.visits : (lead.behaviour.visits ?? 0) + touched.visits
  return { ...lead, message, behaviour: { ...lead.behaviour, visits } }
}

/** The day from which dates in the text count: a person who writes again means the day of writing. */
export const readFrom = (lead: Lead, touched: Touched | null | undefined): string =>
  touched?.messages.at(-1)?.at ?? lead.receivedAt
