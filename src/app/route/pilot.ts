import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PilotRecord } from '../ports/team-store.ts'

type Input = { readonly users: readonly string[]; readonly sources: readonly string[] }

/** Tries scoring with some people or sources only; leads of the others are worked as before, in order of arrival. Replaces the pilot that runs. */
export async function startPilot(ctx: Context, { users, sources }: Input): Promise<PilotRecord> {
  requireRight(ctx.actor, 'managePeople')
  if (users.length === 0 && sources.length === 0)
    throw new AppError('bad_input', 'pilot_empty', 'choose people or sources for the pilot', { field: 'users' })
  const by = actorText(ctx.actor)
  const pilot: PilotRecord = { id: ctx.newId(), users, sources, startedAt: ctx.now(), startedBy: by, endedAt: null }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = new Set<string>((await tx.people.all()).filter(({ active }) => active).map(({ id }) => id))
    if (users.some((id) => !known.has(id)))
      throw new AppError('bad_input', 'user_unknown', 'there is no such active user in this workspace', {
        field: 'users',
      })
    await tx.workspace.lock('routing')
    await tx.team.endPilot(ctx.now(), by)
    await tx.team.startPilot(pilot)
    await noteChange(ctx, tx, { action: 'pilot.started', subject: pilot.id, detail: { users: users.length, sources } })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return pilot
}

/** Ends the pilot: from here on every lead is worked by its score. */
export async function endPilot(ctx: Context): Promise<void> {
  requireRight(ctx.actor, 'managePeople')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('routing')
    if (!(await tx.team.endPilot(ctx.now(), actorText(ctx.actor))))
      throw new AppError('conflict', 'no_pilot', 'no pilot is running')
    await noteChange(ctx, tx, { action: 'pilot.ended', subject: null })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
}
