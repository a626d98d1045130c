import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { SavedView } from '../ports/desk-store.ts'
import type { Tx } from '../ports/store.ts'

/** The lists that a person keeps, and those that others share. */
export async function listViews(ctx: Context): Promise<readonly SavedView[]> {
  requireRight(ctx.actor, 'seeLeads')
  const userId = personOf(ctx)
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.desk.views(userId))
}

type NewView = Pick<SavedView, 'name' | 'shared' | 'view' | 'search'>

/** Keeps a list with its filters under a name. */
export async function saveView(ctx: Context, input: NewView): Promise<SavedView> {
  requireRight(ctx.actor, 'seeLeads')
  const view: SavedView = { ...input, name: input.name.trim(), id: ctx.newId(), userId: personOf(ctx) }
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.desk.addView({ ...view, createdAt: ctx.now() }))
  return view
}

type ViewChange = { readonly id: string; readonly changes: Partial<NewView> }

/** Renames, shares or changes a kept list. Only its owner may, and leaders where it is shared. */
export async function changeView(ctx: Context, { id, changes }: ViewChange): Promise<SavedView> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await requireOwnView(ctx, tx, id)
    await tx.desk.changeView(id, changes)
    return (await tx.desk.findView(id))!
  })
}

/** Forgets a kept list. */
export async function removeView(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'seeLeads')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await requireOwnView(ctx, tx, id)
    await tx.desk.removeView(id)
  })
}

async function requireOwnView(ctx: Context, tx: Tx, id: string): Promise<void> {
  const view = await tx.desk.findView(id)
  const { actor } = ctx
  const own = actor.kind === 'user' && view?.userId === actor.userId
  const leads = actor.kind === 'user' && (actor.role === 'manager' || actor.role === 'administrator')
  if (!view || (!own && !view.shared))
    throw new AppError('not_found', 'view_unknown', 'there is no such list: it may have been removed')
  if (!own && !leads)
    throw new AppError('forbidden', 'view_of_another', 'only its owner or a manager may change this list')
}

function personOf({ actor }: Context): UserId {
  if (actor.kind === 'user') return actor.userId
  throw new AppError('forbidden', 'people_only', 'only a person keeps lists')
}
