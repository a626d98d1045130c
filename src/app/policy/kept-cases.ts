import {
  type Offers,
  type PastCase,
  type TrialRules,
  type WeighedCase,
  weighCase,
  weighingKey,
} from '../../core/decide/past-case.ts'
import { labelOf } from '../../core/learn/past-lead.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Score } from '../../core/score/score.ts'
import type { Context } from '../context.ts'
import type { StoredCase } from '../ports/case-store.ts'
import type { Store } from '../ports/store.ts'
import { offersFor, type Shop } from './offers.ts'

/** What-if looks at this many of the latest leads. */
const mostCases = 6000
const pageSize = 1000
/** A draft is tried turn after turn; who has looked elsewhere so long begins anew. */
const keptMs = 10 * 60_000
/** Ways of weighing that are kept of a lead: the rules in force, the draft, and the draft of a turn before. */
const keptWays = 3

type Way = { readonly key: string; readonly weighed: WeighedCase }
type KeptCase = {
  readonly mark: string
  readonly stored: StoredCase | null
  readonly isRepeat: boolean
  ways: readonly Way[]
}
type Kept = {
  cases: ReadonlyMap<LeadId, KeptCase>
  busy: Promise<unknown>
  timer: ReturnType<typeof setTimeout> | null
}

/** The workspace whose what-if was asked last: one in each process, as its leads take tens of megabytes. */
const memories = new WeakMap<Store, { readonly workspaceId: WorkspaceId; readonly kept: Kept }>()

/** One of the latest leads, and how it is weighed: as it was before, where rules and lead are the same. */
export type PreparedCase = { readonly one: PastCase; readonly weigh: (rules: TrialRules) => WeighedCase }

/**
 * The latest decided leads with their stored inputs, page by page, so that others come to their turn between. They are kept in this process
 * for a while, and only those are read anew whose record has changed, so that the next turn of a draft finds them ready.
 */
export async function* preparedCases(
  ctx: Context,
  { maturityDays, shop }: { readonly maturityDays: number; readonly shop: Shop | null },
): AsyncGenerator<readonly PreparedCase[]> {
  const kept = keptOf(ctx)
  const fresh = kept.busy.then(() => refresh(ctx, kept))
  kept.busy = fresh.catch(() => {})
  const cases = await fresh
  const at = { now: ctx.now(), maturityDays }
  const shopKey = JSON.stringify(shop)
  const keys = new Map<TrialRules, string>()
  const keyOf = (rules: TrialRules): string => {
    const key = keys.get(rules) ?? `${weighingKey(rules)} ${shopKey}`
    keys.set(rules, key)
    return key
  }
  const offersOf = (one: PastCase): Offers | null => shop && offersFor(ctx, shop, one)
  for (let from = 0; from < cases.length; from += pageSize) {
    if (from > 0) await new Promise((done) => setTimeout(done))
    yield cases.slice(from, from + pageSize).flatMap((each) => {
      if (each.stored === null) return []
      const one = caseOf(each.stored, { ...at, isRepeat: each.isRepeat })
      return [
        {
          one,
          weigh: (rules: TrialRules) =>
            weighedBy(each, { key: keyOf(rules), weigh: () => weighCase(one, rules, offersOf(one)) }),
        },
      ]
    })
  }
}

function weighedBy(
  each: KeptCase,
  { key, weigh }: { readonly key: string; readonly weigh: () => WeighedCase },
): WeighedCase {
  const known = each.ways.find((way) => way.key === key)
  const way = known ?? { key, weighed: lean(weigh()) }
  if (way !== each.ways[0]) each.ways = [way, ...each.ways.filter((other) => other !== way)].slice(0, keptWays)
  return way.weighed
}

function keptOf(ctx: Context): Kept {
  const known = memories.get(ctx.store)
  const kept =
    known?.workspaceId === ctx.workspaceId
      ? known.kept
      : { cases: new Map<LeadId, KeptCase>(), busy: Promise.resolve(), timer: null }
  if (known?.kept.timer && known.kept !== kept) clearTimeout(known.kept.timer)
  memories.set(ctx.store, { workspaceId: ctx.workspaceId, kept })
  if (kept.timer) clearTimeout(kept.timer)
  kept.timer = setTimeout(() => memories.get(ctx.store)?.kept === kept && memories.delete(ctx.store), keptMs)
  kept.timer.unref()
  return kept
}

/** Brings what is kept to the present: the marks are read first, so that a change meanwhile shows at the next turn. */
async function refresh(ctx: Context, kept: Kept): Promise<readonly KeptCase[]> {
  const inWorkspace = ctx.store.inWorkspace.bind(ctx.store)
  const marks = await inWorkspace(ctx.workspaceId, (tx) => tx.cases.marks(mostCases))
  const cases = new Map<LeadId, KeptCase>()
  const changed: { readonly leadId: LeadId; readonly mark: string }[] = []
  for (const { leadId, mark } of marks) {
    const known = kept.cases.get(leadId)
    if (known?.mark === mark) cases.set(leadId, known)
    else changed.push({ leadId, mark })
  }
  for (let from = 0; from < changed.length; from += pageSize) {
    const page = changed.slice(from, from + pageSize)
    const read = await inWorkspace(ctx.workspaceId, (tx) => tx.cases.of(page.map(({ leadId }) => leadId)))
    const byLead = new Map(read.map((stored) => [stored.lead.id, stored]))
    for (const { leadId, mark } of page) cases.set(leadId, keptCase(mark, byLead.get(leadId) ?? null))
  }
  kept.cases = cases
  return marks.map(({ leadId }) => cases.get(leadId)!)
}

/** How the points of a score came about is not asked when it is decided again, and takes most of the room. */
function keptCase(mark: string, stored: StoredCase | null): KeptCase {
  const isRepeat =
    stored?.findings.some(({ check, reason }) => check === 'duplicate.open' && reason === 'open_lead') ?? false
  return { mark, stored: stored && lean(stored), isRepeat, ways: [] }
}

const lean = <Scored extends { readonly score: Score | null }>(scored: Scored): Scored =>
  scored.score ? { ...scored, score: { ...scored.score, contributions: [] } } : scored

function caseOf(
  { outcome, outcomeAmount, closedAt, ...given }: StoredCase,
  { isRepeat, ...at }: { readonly now: string; readonly maturityDays: number; readonly isRepeat: boolean },
): PastCase {
  const won = labelOf({ outcome, closedAt, receivedAt: given.lead.receivedAt, verdict: given.decided.verdict }, at)
  return { ...given, won, isRepeat, amount: won === 1 ? (outcomeAmount ?? 0) : 0 }
}
