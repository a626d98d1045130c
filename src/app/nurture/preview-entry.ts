import { AppError } from '../../core/app-error.ts'
import { entryFacts } from '../../core/nurture/entry.ts'
import { type EntryDoubt, entryDoubts } from '../../core/nurture/entry-doubts.ts'
import { sequenceFor } from '../../core/nurture/next-step.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { casePages } from '../policy/past-cases.ts'
import type { StoredCase } from '../ports/case-store.ts'
import { checkSequence } from './check-sequence.ts'
import { sequencesInForce } from './sequences-in-force.ts'

const monthMs = 30 * 86_400_000
/** Of a busy company the latest leads of the month only. */
const mostCases = 3000

export type EntryPreview = {
  readonly doubts: readonly EntryDoubt[]
  /** Leads that would have entered, and those that any sequence could have taken. */
  readonly entered: number
  readonly eligible: number
  /** Since when the leads came that were looked at (ISO). */
  readonly since: string
}

type Asked = { readonly id: string; readonly entry: unknown }

/**
 * Whom a condition would have let into a sequence, on, at its place among the others: counted by what is stored of the leads of the last 30 days, each
 * as it was decided last, and as it was lost if it was. AppError `bad_input` where the condition is faulty, `not_found` where the sequence is gone.
 */
export async function previewEntry(ctx: Context, { id, entry }: Asked): Promise<EntryPreview> {
  requireRight(ctx.actor, 'changeLetters')
  const all = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => sequencesInForce(ctx, tx))
  const found = all.find(({ sequence }) => sequence.id === id)
  if (!found) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
  const draft = checkSequence({ ...found.sequence, entry })
  const tried = all.flatMap(({ sequence, active }) => (sequence.id === id ? [draft] : active ? [sequence] : []))
  const doubts = entryDoubts(draft.entry, tried.slice(0, tried.indexOf(draft)))
  return { doubts, ...(await countEntrants(ctx, { tried, id })) }
}

type Count = { readonly tried: readonly Sequence[]; readonly id: string }

async function countEntrants(ctx: Context, { tried, id }: Count): Promise<Omit<EntryPreview, 'doubts'>> {
  const month = Date.parse(ctx.now()) - monthMs
  let [looked, since, entered, eligible] = [0, month, 0, 0]
  for await (const page of casePages(ctx, mostCases)) {
    const recent = page.filter(({ lead }) => Date.parse(lead.receivedAt) >= month)
    const chosen = recent.map((one) => sequencesOf(one, tried)).filter((ids) => ids !== null)
    eligible += chosen.length
    entered += chosen.filter((ids) => ids.includes(id)).length
    looked += page.length
    if (recent.length === 0) break
    if (looked >= mostCases) since = Math.min(...recent.map(({ lead }) => Date.parse(lead.receivedAt)))
  }
  return { since: new Date(since).toISOString(), entered, eligible }
}

/** The sequences that would have taken a lead, as decided and as lost; null where none may. */
function sequencesOf(one: StoredCase, tried: readonly Sequence[]): readonly string[] | null {
  const { lead, decided, outcome, outcomeReason } = one
  if (!lead.email || lead.channel === 'import') return null
  const known = { ...one, tier: decided.tier, verdict: decided.verdict }
  const open = { ...known, isLost: false, outcome: null, outcomeReason: null }
  const lost = { ...known, isLost: true, outcome, outcomeReason }
  const times = [...(decided.answer === 'letter' ? [open] : []), ...(outcome === 'lost' ? [lost] : [])]
  if (times.length === 0) return null
  return times.flatMap((time) => sequenceFor(tried, entryFacts(time))?.id ?? [])
}
