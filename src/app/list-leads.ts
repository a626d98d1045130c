import { wordsOf } from '../core/lead/search-words.ts'
import type { UserId } from '../core/lead/ids.ts'
import { msPerDay } from '../core/learn/past-lead.ts'
import { usualLearning } from '../core/learn/retrain.ts'
import type { Behind } from '../core/measure/behind.ts'
import {
  callUrgency,
  type LearnedWaiting,
  type WaitingLead,
  type WaitingWorth,
  waitingWorth,
} from '../core/route/worth.ts'
import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import { hidesScore, withoutScore, worksAsBefore } from './pilot-view.ts'
import type { LeadListQuery, LeadListRow } from './ports/lead-list.ts'
import type { LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'
import { rulesInForce } from './rules-in-force.ts'
import { learnedWaiting } from './route/show-routing.ts'

/** By score, by what a minute of waiting costs, or by arrival (during a pilot, for those outside of it). */
export type ListOrder = 'score' | 'call' | 'arrival'

export type ListInput = Omit<LeadListQuery, 'userId' | 'words' | 'lateAt' | 'byArrival' | 'behind'> & {
  readonly behind?: Behind | null
  readonly search: string | null
  readonly late: boolean
  readonly order: Exclude<ListOrder, 'arrival'>
}

export type ListedLead = LeadListRow & {
  /** What a minute of waiting costs; null for a lead that does not wait. */
  readonly worth: WaitingWorth | null
}

export type ListedLeads = {
  readonly rows: readonly ListedLead[]
  readonly next: string | null
  readonly counts: { readonly waiting: number; readonly late: number }
  readonly order: ListOrder
  /** How the order `call` was found: by the learned cost of waiting, or by the value to be expected. */
  readonly basis: WaitingWorth['kind']
}

const mostSearchWords = 6
const countUpTo = 1000
/** The order `call` looks at so many of the best leads of the view; a person works through far fewer. */
const mostOrdered = 500
const mostShown = 200

/** A page of one of the views, with how many wait and how many are late in the view. */
export async function listLeads(ctx: Context, input: ListInput): Promise<ListedLeads> {
  requireRight(ctx.actor, 'seeLeads')
  const { search, late, order: wanted, behind, ...query } = input
  const userId: UserId | null = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  const now = ctx.now()
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const pilot = await tx.team.pilot()
    const learned = await learnedWaiting(tx)
    const dated = behind ? { ...behind, lostBefore: await lostBefore(ctx, tx) } : null
    const asked: LeadListQuery = { ...query, behind: dated, userId, lateAt: late ? now : null, words: searched(search) }
    const order: ListOrder = worksAsBefore(ctx, pilot) ? 'arrival' : wanted
    const { rows, next } = await pageIn(tx, asked, { order, learned, now })
    return {
      rows: rows.map((row) => {
        const hidden = hidesScore(ctx, pilot, row.record)
        const record = hidden ? withoutScore(row.record) : row.record
        return { ...row, record, worth: hidden ? null : worthOf(row.record, learned, now) }
      }),
      next,
      counts: await tx.leadList.counts({ view: query.view, userId }, now, countUpTo),
      order,
      basis: waitingWorth({ probability: 0.5, amount: null, waitedMinutes: 0 }, learned).kind,
    }
  })
}

/** Open leads of before this time count as lost, by the policy in force. */
async function lostBefore(ctx: Context, tx: Tx): Promise<string> {
  const { maturityDays } = (await rulesInForce(ctx, tx)).policy.learning ?? usualLearning
  return new Date(Date.parse(ctx.now()) - maturityDays * msPerDay).toISOString()
}

type Ordering = { readonly order: ListOrder; readonly learned: LearnedWaiting; readonly now: string }

async function pageIn(
  tx: Tx,
  query: LeadListQuery,
  { order, learned, now }: Ordering,
): Promise<{ readonly rows: readonly LeadListRow[]; readonly next: string | null }> {
  if (order === 'score') return tx.leadList.page(query)
  if (order === 'arrival') return tx.leadList.page({ ...query, byArrival: true, limit: mostShown, after: null })
  const { rows } = await tx.leadList.page({ ...query, unanswered: true, limit: mostOrdered, after: null })
  const urgency = new Map(rows.map((row) => [row.id, callUrgency(waitingOf(row.record, now), learned)]))
  return {
    rows: rows.toSorted((a, b) => urgency.get(b.id)! - urgency.get(a.id)!).slice(0, mostShown),
    next: null,
  }
}

/** What a minute costs for a lead that waits for its first answer; null for the others. */
export function worthOf(record: LeadRecord, learned: LearnedWaiting, now: string): WaitingWorth | null {
  if (record.status !== 'open' || record.firstContactAt !== null || record.score === null) return null
  return waitingWorth(waitingOf(record, now), learned)
}

const waitingOf = ({ score, lead }: LeadRecord, now: string): WaitingLead => ({
  probability: (score ?? 0) / 100,
  amount: lead.amount,
  waitedMinutes: Math.max(0, (Date.parse(now) - Date.parse(lead.receivedAt)) / 60_000),
})

/** The words asked for; a telephone number typed with blanks and signs is one word. */
function searched(search: string | null): readonly string[] {
  if (!search) return []
  const digits = search.replace(/[\s()+-]/g, '')
  if (/^\d{5,}$/.test(digits)) return [digits]
  return wordsOf(search).slice(0, mostSearchWords)
}
