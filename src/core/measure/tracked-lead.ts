import type { Tier } from '../decide/tier.ts'
import { labelOf, type PastLead } from '../learn/past-lead.ts'
import type { UserId } from '../lead/ids.ts'

/** A lead as measuring sees it: the decision as it fell first, and what became of it. */
export type TrackedLead = Omit<PastLead, 'features' | 'hasMessage' | 'reason'> & {
  readonly city: string | null
  /** ISO country. */
  readonly country: string | null
  readonly region: string | null
  /** Language of the message as it was read. */
  readonly language: string | null
  /** Tier and answer of the first decision. */
  readonly tier: Tier | null
  readonly answer: 'call' | 'letter' | 'none' | null
  /** Probability with which a lead that the score spoke against was drawn to be worked anyway. */
  readonly sampledWith: number | null
  readonly nonbuyer: string | null
  readonly assigneeId: UserId | null
  /** Calls that were logged. */
  readonly calls: number
  /** Checks that failed, where the lead was rejected. */
  readonly failedChecks: readonly string[]
}

/** A lead that counts as won or lost. */
export type Closed = { readonly lead: TrackedLead; readonly won: 0 | 1; readonly at: string }

const msPerDay = 86_400_000

/**
 * Leads that are won or lost now, in the order in which that became known: at closing, or when the maturity window passed. Repeats
 * of an open inquiry are left out.
 */
export function closedLeads(
  leads: readonly TrackedLead[],
  { now, maturityDays }: { readonly now: string; readonly maturityDays: number },
): readonly Closed[] {
  const closed = leads.flatMap((lead): Closed[] => {
    const won = lead.isRepeat ? null : labelOf(lead, { now, maturityDays })
    if (won === null) return []
    const matured = () => new Date(Date.parse(lead.receivedAt) + maturityDays * msPerDay).toISOString()
    return [{ lead, won, at: lead.outcome === null ? matured() : (lead.closedAt ?? lead.receivedAt) }]
  })
  return closed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
