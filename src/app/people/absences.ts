import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { AbsenceKind, AbsenceRecord } from '../ports/team-store.ts'

const longestMs = 400 * 86_400_000

/** Absences that are not over: of everybody for leaders and of the team for reps, who must know who is there. */
export async function listAbsences(ctx: Context): Promise<readonly AbsenceRecord[]> {
  requireRight(ctx.actor, 'seeTeam')
  const found = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.team.absences(ctx.now(), null))
  return found.map((absence) => (isOwnOrLeads(ctx, absence.userId) ? absence : { ...absence, note: null }))
}

type NewAbsence = {
  readonly userId: UserId
  /** ISO times. */
  readonly from: string
  readonly to: string
  readonly kind: AbsenceKind
  readonly note: string | null
}

/** Notes that somebody is away, to the minute. People note their own; leaders anybody's. No lead comes that could not wait until the end. */
export async function addAbsence(ctx: Context, input: NewAbsence): Promise<AbsenceRecord> {
  requireOwnOrLeads(ctx, input.userId)
  const length = Date.parse(input.to) - Date.parse(input.from)
  if (length <= 0 || length > longestMs)
    throw new AppError('bad_input', 'absence_span', 'the end must come after the beginning, within 400 days', {
      field: 'to',
    })
  if (Date.parse(input.to) <= Date.parse(ctx.now()))
    throw new AppError('bad_input', 'absence_over', 'this absence is over already', { field: 'to' })
  const absence: AbsenceRecord = { ...input, id: ctx.newId() }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const person = await tx.people.find(input.userId)
    if (!person?.active)
      throw new AppError('bad_input', 'user_unknown', 'there is no such active user in this workspace', {
        field: 'user_id',
      })
    await tx.team.addAbsence({ ...absence, createdBy: actorText(ctx.actor), createdAt: ctx.now() })
    await noteChange(ctx, tx, {
      action: 'absence.added',
      subject: input.userId,
      detail: { from: input.from, to: input.to },
    })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: input.userId, at: ctx.now() })
  return absence
}

/** Takes an absence back. */
export async function removeAbsence(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'workLeads')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const absence = await tx.team.findAbsence(id)
    if (!absence)
      throw new AppError('not_found', 'absence_unknown', 'there is no such absence: it may have been removed')
    requireOwnOrLeads(ctx, absence.userId)
    await tx.team.removeAbsence(id)
    await noteChange(ctx, tx, { action: 'absence.removed', subject: absence.userId })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
}

const isOwnOrLeads = ({ actor }: Context, userId: UserId): boolean =>
  actor.kind !== 'user' || actor.userId === userId || actor.role === 'manager' || actor.role === 'administrator'

function requireOwnOrLeads(ctx: Context, userId: UserId): void {
  if (ctx.actor.kind === 'user' && ctx.actor.userId === userId) return requireRight(ctx.actor, 'workLeads')
  requireRight(ctx.actor, 'managePeople')
}
