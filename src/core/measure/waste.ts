import { type Share, wilson } from '../score/report/interval.ts'
import type { Closed, TrackedLead } from './tracked-lead.ts'

/** Where the calls went, and whether verification pays. */
export type Waste = {
  readonly calls: number
  /** Calls to leads that turned out to be no buyers at all: disqualified, rejected, or a kind that does not buy. */
  readonly callsOnNonbuyers: Share
  readonly callsOnLost: number
  /** Money, where a call's cost is known. */
  readonly wastedCost: number | null
  /** Conversion of closed leads by verdict of the first decision. */
  readonly verified: Share
  readonly unverified: Share
  /** Rejected leads that bought in the end: each is a mistake to look at. */
  readonly rejectedButWon: readonly string[]
  /** Verified leads that were disqualified later. */
  readonly verifiedButDisqualified: readonly string[]
}

const shownIds = 50

/** Counts over the given leads; `costPerCall` in the workspace's currency. */
export function wasteOf(
  leads: readonly TrackedLead[],
  { closed, costPerCall }: { readonly closed: readonly Closed[]; readonly costPerCall: number | null },
): Waste {
  const callsOf = (some: readonly TrackedLead[]) => some.reduce((sum, { calls }) => sum + calls, 0)
  const nonbuyers = leads.filter(
    (lead) => lead.outcome === 'disqualified' || lead.verdict === 'rejected' || lead.nonbuyer !== null,
  )
  const calls = callsOf(leads)
  const wasted = callsOf(nonbuyers)
  const winsAmong = (test: (lead: TrackedLead) => boolean) => {
    const some = closed.filter(({ lead }) => test(lead))
    return wilson(some.filter(({ won }) => won === 1).length, some.length)
  }
  const idsOf = (test: (lead: TrackedLead) => boolean) =>
    leads
      .filter(test)
      .slice(-shownIds)
      .map(({ id }) => id)
  return {
    calls,
    callsOnNonbuyers: wilson(wasted, calls),
    callsOnLost: callsOf(leads.filter(({ outcome }) => outcome === 'lost')),
    wastedCost: costPerCall === null ? null : wasted * costPerCall,
    verified: winsAmong(({ verdict }) => verdict === 'verified'),
    unverified: winsAmong(({ verdict }) => verdict !== 'verified'),
    rejectedButWon: idsOf(({ verdict, outcome }) => verdict === 'rejected' && outcome === 'won'),
    verifiedButDisqualified: idsOf(({ verdict, outcome }) => verdict === 'verified' && outcome === 'disqualified'),
  }
}
