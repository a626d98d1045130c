import type { LeadId } from '../lead/ids.ts'
import type { FeatureRow } from '../score/feature-row.ts'
import type { Verdict } from '../verify/finding.ts'
import type { OutcomeKind } from '../lead/outcome-kind.ts'

/** A lead as learning sees it: what was known when it was first scored, and what became of it. */
export type PastLead = {
  readonly id: LeadId
  /** ISO 8601. */
  readonly receivedAt: string
  readonly source: string | null
  readonly verdict: Verdict | null
  /** The stored inputs of its first score, never today's record. */
  readonly features: FeatureRow
  /** Probability as it was said at first, and by which model. */
  readonly probability: number
  readonly modelId: string
  readonly outcome: OutcomeKind | null
  readonly closedAt: string | null
  /** Amount of the won deal, in the workspace's currency. */
  readonly amount: number | null
  readonly reason: string | null
  readonly hasMessage: boolean
  /** It came from a contact whose earlier lead was still open: a touch on that lead, not a deal of its own. */
  readonly isRepeat: boolean
}

export const msPerDay = 86_400_000

/**
 * What a lead counts as at a time: 1 won, 0 lost, null still open. An open lead is no loss until the maturity window has passed. What
 * was turned away and never worked is neither: nobody tried whether it would have bought.
 */
export function labelOf(
  lead: Pick<PastLead, 'outcome' | 'closedAt' | 'receivedAt' | 'verdict'>,
  { now, maturityDays }: { readonly now: string; readonly maturityDays: number },
): 0 | 1 | null {
  const known = lead.outcome !== null && (lead.closedAt === null || Date.parse(lead.closedAt) <= Date.parse(now))
  if (known) return lead.outcome === 'won' ? 1 : 0
  if (lead.verdict === 'rejected') return null
  return Date.parse(now) - Date.parse(lead.receivedAt) > maturityDays * msPerDay ? 0 : null
}

/** A lead with its label, fit to learn from. */
export type Deal = { readonly lead: PastLead; readonly won: 0 | 1 }

/** The leads that training may use: closed or matured, and no repeats. In the order given. */
export function dealsOf(
  leads: readonly PastLead[],
  at: { readonly now: string; readonly maturityDays: number },
): readonly Deal[] {
  return leads.flatMap((lead) => {
    const won = lead.isRepeat ? null : labelOf(lead, at)
    return won === null ? [] : [{ lead, won }]
  })
}

/** When the outcome of a deal became known: at closing, or when the maturity window had passed. */
export function knownSince({ lead }: Deal, maturityDays: number): string {
  if (lead.outcome !== null) return lead.closedAt ?? lead.receivedAt
  return new Date(Date.parse(lead.receivedAt) + maturityDays * msPerDay).toISOString()
}
