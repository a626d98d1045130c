import { type Tier, tiers } from '../decide/tier.ts'
import type { RepSnapshot } from './assignment.ts'

/** A lead that waits for its first answer with somebody. */
export type HeldLead = {
  readonly id: string
  readonly userId: string
  readonly tier: Tier
  readonly language: string | null
  readonly late: boolean
}

export type Move = {
  readonly leadId: string
  readonly from: string
  readonly to: string
  readonly why: 'away' | 'overloaded'
}

export type RebalanceInput = {
  readonly reps: readonly RepSnapshot[]
  /** Those who are at work now. */
  readonly present: ReadonlySet<string>
  readonly leads: readonly HeldLead[]
  readonly most: number
}

/** So much of the capacity must lie between two people before a lead is worth a new face. */
const worthMoving = 0.15

/**
 * Moves that even out the waiting leads: first whatever lies with people who are not there, the most urgent first, then from the fullest
 * to the emptiest while that narrows the gap. Nobody gets what routing would not give them: hot leads stay with closers where one is
 * there, juniors get those below promising, and a lead in a language goes to somebody who speaks it where one is there.
 */
export function rebalance({ reps, present, leads, most }: RebalanceInput): readonly Move[] {
  const load = new Map<string, number>(reps.map((rep) => [rep.userId, rep.load]))
  const share = (rep: RepSnapshot, more = 0): number => (load.get(rep.userId)! + more) / Math.max(1, rep.capacity)
  const there = reps.filter((rep) => rep.available && present.has(rep.userId))
  const moves: Move[] = []
  for (const lead of leads.toSorted(byUrgency)) {
    if (moves.length >= most) break
    const holder = reps.find(({ userId }) => userId === lead.userId)
    const isThere = holder !== undefined && there.includes(holder)
    const [taker] = takersOf(lead, there)
      .filter((rep) => rep.userId !== lead.userId && load.get(rep.userId)! < rep.capacity)
      .toSorted((a, b) => share(a) - share(b) || (a.userId < b.userId ? -1 : 1))
    if (!taker) continue
    if (isThere && share(holder) - share(taker, 1) < worthMoving) continue
    moves.push({ leadId: lead.id, from: lead.userId, to: taker.userId, why: isThere ? 'overloaded' : 'away' })
    load.set(taker.userId, load.get(taker.userId)! + 1)
    if (holder) load.set(holder.userId, load.get(holder.userId)! - 1)
  }
  return moves
}

const byUrgency = (a: HeldLead, b: HeldLead): number =>
  Number(b.late) - Number(a.late) || tiers.indexOf(b.tier) - tiers.indexOf(a.tier) || (a.id < b.id ? -1 : 1)

function takersOf({ tier, language }: HeldLead, there: readonly RepSnapshot[]): readonly RepSnapshot[] {
  const fitting = there.filter(({ junior }) => (tier === 'warm' || tier === 'cold' ? true : !junior))
  const first = tier === 'hot' ? preferred(fitting, ({ closer }) => closer) : fitting
  return language === null ? first : preferred(first, ({ languages }) => languages.includes(language))
}

/** Those who fit, or all where nobody does. */
function preferred(reps: readonly RepSnapshot[], fits: (rep: RepSnapshot) => boolean): readonly RepSnapshot[] {
  const some = reps.filter(fits)
  return some.length > 0 ? some : reps
}
