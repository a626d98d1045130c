import type { UserId } from '../../core/lead/ids.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import type { LeadEvent } from '../ports/lead-store.ts'

/** A first person's verdict on a large deal, which waits for a second person's. */
export type Proposal = {
  readonly by: UserId
  readonly at: string
  readonly verdict: Verdict
  readonly reason: string
}

/** The proposal that still waits: no verdict was set since, and the person has not appealed. */
export function openProposal(events: readonly LeadEvent[]): Proposal | null {
  const event = events.findLast(({ kind }) => ['verdict.proposed', 'verdict.set', 'appeal.made'].includes(kind))
  return event?.kind === 'verdict.proposed'
    ? { ...(event.payload as unknown as Omit<Proposal, 'at'>), at: event.at }
    : null
}

/** Whether a second person must agree: from the policy's deal value on, unless somebody else has said the same already. */
export function mustWait(
  given: {
    readonly amount: number | null
    readonly fourEyesFrom: number | undefined
    readonly proposal: Proposal | null
  },
  word: { readonly by: UserId; readonly verdict: Verdict },
): boolean {
  const { amount, fourEyesFrom, proposal } = given
  if (fourEyesFrom === undefined || (amount ?? 0) < fourEyesFrom || word.verdict === 'review') return false
  return proposal === null || proposal.by === word.by || proposal.verdict !== word.verdict
}
