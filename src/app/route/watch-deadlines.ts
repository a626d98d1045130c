import type { LeadId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { AssignmentMarks, RunningAssignment } from '../ports/clock-store.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { rulesForLead } from '../experiments/rules-for-lead.ts'
import { clockOf, isUnplaced, retryPlacingMs } from './first-check.ts'
import { placeAgain } from './place-again.ts'
import { welcomeBack } from './welcome-back.ts'

const mostAtOnce = 200

/** Looks at every clock that is due, in every workspace. Several processes may do it at once. Gives how many leads were looked at. */
export async function watchDeadlines(world: World): Promise<number> {
  const workspaces = await world.store.atTheDoor((door) => door.workspaces())
  let seen = 0
  for (const { id } of workspaces)
    seen += await watchWorkspace({ ...world, workspaceId: id, actor: { kind: 'system', name: 'clock' } })
  return seen
}

/** The same in one workspace, a transaction a lead: what fails on one does not hold up the others. */
export async function watchWorkspace(ctx: Context): Promise<number> {
  await welcomeBack(ctx)
  const due = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.clocks.due(ctx.now(), mostAtOnce))
  for (const leadId of due) await watchLead(ctx, leadId)
  return due.length
}

async function watchLead(ctx: Context, leadId: LeadId): Promise<void> {
  const changed = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    const running = await tx.clocks.running(leadId)
    if (!record || !running) return false
    if (!isWaiting(record)) {
      await tx.clocks.mark(running.id, { checkAt: null })
      return false
    }
    return act(ctx, tx, { record, running })
  })
  if (changed) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
}

const isWaiting = ({ status, firstContactAt, respondBy }: LeadRecord): boolean =>
  (status === 'open' || status === 'review') && firstContactAt === null && respondBy !== null

type Watched = { readonly record: LeadRecord; readonly running: RunningAssignment }

/** Reminds, tells that it is late, hands over: each once. Gives whether something was done. */
async function act(ctx: Context, tx: Tx, { record, running }: Watched): Promise<boolean> {
  const now = ctx.now()
  const { policy } = await rulesForLead(ctx, tx, record)
  const holidays = ctx.engines.holidays(policy.workingHours.holidays, now)
  const { stage, checkAt } = clockOf({ assignment: running, assignedAt: running.at, now, policy, holidays })
  const kinds: string[] = []
  let marks: AssignmentMarks = { checkAt }
  if (stage !== 'running' && !running.remindedAt) {
    marks = { ...marks, remindedAt: now }
    if (stage === 'remind') kinds.push('deadline.near')
  }
  if ((stage === 'late' || stage === 'hand_over') && !running.breachedAt) {
    marks = { ...marks, breachedAt: now }
    kinds.push('deadline.passed')
  }
  const handOver = record.status === 'open' && (stage === 'hand_over' || isUnplaced(running))
  const retry = new Date(Date.parse(now) + retryPlacingMs).toISOString()
  await tx.clocks.mark(running.id, handOver ? { ...marks, checkAt: retry } : marks)
  await tx.leads.append(
    record.lead.id,
    kinds.map((kind) => ({ kind, at: now, actor: 'system:clock', payload: told(running) })),
  )
  const moved = handOver && (await handOverLead(ctx, tx, { record, running, policy }))
  return moved || kinds.length > 0
}

const told = ({ userId, queue, respondBy }: RunningAssignment) => ({ user: userId, queue, respondBy })

/** To somebody who has not let it wait yet; where nobody is there the lead stays, and is tried again. */
async function handOverLead(
  ctx: Context,
  tx: Tx,
  { record, running, policy }: Watched & { readonly policy: Parameters<typeof placeAgain>[2]['policy'] },
): Promise<boolean> {
  const passed = await tx.clocks.passedBy(record.lead.id)
  const excluded = running.userId ? [...new Set([...passed, running.userId])] : passed
  const why = isUnplaced(running) ? 'person_back' : 'deadline'
  const again = { record, policy, why, actor: 'system:clock', onlyToPerson: true } as const
  const placed = await placeAgain(ctx, tx, { ...again, excluded })
  return placed !== null
}
