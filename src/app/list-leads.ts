import { wordsOf } from '../core/lead/search-words.ts'
import type { UserId } from '../core/lead/ids.ts'
import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import type { LeadListQuery, LeadListRow } from './ports/lead-list.ts'

export type ListInput = Omit<LeadListQuery, 'userId' | 'words' | 'lateAt'> & {
  readonly search: string | null
  readonly late: boolean
}

export type ListedLeads = {
  readonly rows: readonly LeadListRow[]
  readonly next: string | null
  readonly counts: { readonly waiting: number; readonly late: number }
}

const mostSearchWords = 6
const countUpTo = 1000

/** A page of one of the views, with how many wait and how many are late in the view. */
export async function listLeads(ctx: Context, { search, late, ...query }: ListInput): Promise<ListedLeads> {
  requireRight(ctx.actor, 'seeLeads')
  const userId: UserId | null = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  const now = ctx.now()
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const page = await tx.leadList.page({ ...query, userId, lateAt: late ? now : null, words: searched(search) })
    return { ...page, counts: await tx.leadList.counts({ view: query.view, userId }, now, countUpTo) }
  })
}

/** The words asked for; a telephone number typed with blanks and signs is one word. */
function searched(search: string | null): readonly string[] {
  if (!search) return []
  const digits = search.replace(/[\s()+-]/g, '')
  if (/^\d{5,}$/.test(digits)) return [digits]
  return wordsOf(search).slice(0, mostSearchWords)
}
