import { AppError } from '../../core/app-error.ts'
import { isTimeZone } from '../../core/decide/policy-meaning.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context, World } from '../context.ts'
import { defaultCapacity } from '../people/add-user.ts'
import { type IssuedLink, issueLink } from '../people/issue-link.ts'
import { mailboxOf } from '../people/mailbox.ts'
import type { Tx } from '../ports/store.ts'

export type NewWorkspace = {
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly administrator: { readonly name: string; readonly email: string; readonly locale?: string }
  /** Make it only on an empty database: what a server does at its first start. */
  readonly onlyFirst: boolean
}

export type CreatedWorkspace = {
  readonly workspaceId: WorkspaceId
  readonly userId: UserId
  readonly link: IssuedLink
}

/**
 * Makes a workspace that can work at once: an administrator with a sign-in link, the default policy live, the base
 * scorecard as champion. All in one transaction. Null where `onlyFirst` is set and there is a workspace already.
 */
export async function createWorkspace(world: World, input: NewWorkspace): Promise<CreatedWorkspace | null> {
  if (!isTimeZone(input.timeZone))
    throw new AppError('bad_input', 'unknown_time_zone', 'give an IANA time zone such as Asia/Almaty', {
      field: 'time_zone',
    })
  const workspaceId = world.newId() as WorkspaceId
  const ctx: Context = { ...world, workspaceId, actor: { kind: 'system', name: 'setup' } }
  return world.store.inWorkspace(workspaceId, async (tx) => {
    const { name, country, currency, timeZone, onlyFirst } = input
    const workspace = { id: workspaceId, name, country, currency, timeZone, hasSampleData: false }
    if (!(await tx.workspace.create({ ...workspace, createdAt: world.now() }, { onlyFirst }))) return null
    const userId = await addAdministrator(ctx, tx, input.administrator)
    await addRules(ctx, tx)
    await noteChange(ctx, tx, { action: 'workspace.created', subject: workspaceId })
    return { workspaceId, userId, link: await issueLink(ctx, tx, userId) }
  })
}

async function addAdministrator(ctx: Context, tx: Tx, person: NewWorkspace['administrator']): Promise<UserId> {
  const id = ctx.newId() as UserId
  await tx.people.add({
    id,
    name: person.name.trim(),
    email: mailboxOf(person.email),
    role: 'administrator',
    locale: person.locale ?? null,
    closer: false,
    junior: false,
    capacity: defaultCapacity,
    languages: [],
    createdAt: ctx.now(),
  })
  await noteChange(ctx, tx, { action: 'user.added', subject: id, detail: { role: 'administrator' } })
  return id
}

async function addRules(ctx: Context, tx: Tx): Promise<void> {
  const { defaultPolicy, baseModel } = ctx.engines
  const made = { createdBy: 'system:setup', createdAt: ctx.now() }
  const body = { ...defaultPolicy, version: 1 }
  await tx.rules.addPolicy({ version: 1, status: 'live', body, note: null, ...made })
  await tx.rules.addModel({ id: baseModel.id, status: 'champion', body: baseModel.body, ...made })
}
