import { AppError } from '../../core/app-error.ts'
import { localTimeOf } from '../../core/route/zone.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

/** The question is asked from this day of the month on, so that there is something to judge. */
const firstDay = 15
/** Fewer answers are not shown: they would have names. */
const leastAnswers = 3

/** The month whose question waits for an answer of the person; null where none does. */
export async function pollDue(ctx: Context): Promise<string | null> {
  requireRight(ctx.actor, 'seeTeam')
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.role !== 'rep') return null
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { date } = localTimeOf(Date.parse(ctx.now()), (await tx.workspace.load()).timeZone)
    const month = date.slice(0, 7)
    if (Number(date.slice(8)) < firstDay) return null
    return (await tx.desk.pollAnswer(actor.userId, month)) ? null : month
  })
}

type Answering = { readonly month: string; readonly answer: number | null; readonly note: string | null }

/** A rep says how much the scores help, 1 to 5; null is "not now", and the month is not asked again. */
export async function answerPoll(ctx: Context, { month, answer, note }: Answering): Promise<void> {
  requireRight(ctx.actor, 'workLeads')
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden', 'people_only', 'only a person may answer')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { date } = localTimeOf(Date.parse(ctx.now()), (await tx.workspace.load()).timeZone)
    if (month !== date.slice(0, 7))
      throw new AppError('conflict', 'poll_over', 'this question was for another month', { field: 'month' })
    await tx.desk.answerPoll(actor.userId, { month, answer, note: note?.trim() || null }, ctx.now())
  })
}

export type PollMonth = {
  readonly month: string
  readonly answers: number
  /** Mean of 1 to 5; null while there are too few answers to keep them without names. */
  readonly mean: number | null
  /** Counts of 1 to 5. */
  readonly counts: readonly number[] | null
  readonly notes: readonly string[]
}

/** What the reps said in the last six months, without names. */
export async function pollResults(ctx: Context): Promise<readonly PollMonth[]> {
  requireRight(ctx.actor, 'managePeople')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const from = new Date(Date.parse(ctx.now()) - 183 * 86_400_000).toISOString().slice(0, 7)
    const rows = await tx.desk.pollResults(from)
    const months: PollMonth[] = []
    for (const month of new Set(rows.map((row) => row.month))) {
      const counts = [1, 2, 3, 4, 5].map(
        (answer) => rows.find((row) => row.month === month && row.answer === answer)?.count ?? 0,
      )
      const answers = counts.reduce((sum, count) => sum + count, 0)
      const shown = answers >= leastAnswers
      const mean = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / Math.max(1, answers)
      const notes = shown ? await tx.desk.pollNotes(month) : []
      months.push({ month, answers, mean: shown ? mean : null, counts: shown ? counts : null, notes })
    }
    return months
  })
}
