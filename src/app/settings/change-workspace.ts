import { AppError } from '../../core/app-error.ts'
import { isTimeZone } from '../../core/decide/policy-meaning.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Workspace } from '../ports/door.ts'

export type WorkspaceChanges = Partial<Pick<Workspace, 'name' | 'country' | 'currency' | 'timeZone'>>

/** Changes the company's name, country, currency or time zone. */
export async function changeWorkspace(ctx: Context, changes: WorkspaceChanges): Promise<Workspace> {
  requireRight(ctx.actor, 'manageWorkspace')
  if (changes.timeZone !== undefined && !isTimeZone(changes.timeZone))
    throw new AppError('bad_input', 'unknown_time_zone', 'give an IANA time zone such as Asia/Almaty', {
      field: 'time_zone',
    })
  const workspace = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.change(changes)
    await noteChange(ctx, tx, { action: 'workspace.changed', subject: ctx.workspaceId, detail: { ...changes } })
    return tx.workspace.load()
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return workspace
}
