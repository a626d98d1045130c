import { AppError } from '../../core/app-error.ts'
import type { WorkingHours } from '../../core/decide/policy.ts'
import { hoursFaults } from '../../core/decide/policy-meaning.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Person, PersonChanges } from '../ports/people-store.ts'
import { levelWithTeam } from '../route/welcome-back.ts'
import { requireAdministratorLeft, requireAuthorityOver } from './authority.ts'
import { handOverLeads } from './hand-over-leads.ts'

type Input = { readonly userId: UserId; readonly changes: PersonChanges }

/** Changes a person. Somebody disabled is out at once: sessions and links end, and their leads go back, in the same transaction. */
export async function changeUser(ctx: Context, { userId, changes }: Input): Promise<Person> {
  requireChangeRight(ctx, userId, changes)
  if (changes.workingHours) requireHours(changes.workingHours)
  const person = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('people')
    const before = await tx.people.find(userId)
    if (!before) throw new AppError('not_found', 'user_unknown', 'there is no such person in this workspace')
    if (!isOwn(ctx.actor, userId, changes)) requireAuthorityOver(ctx.actor, [before.role, changes.role])
    await tx.people.change(userId, changes)
    if (before.role === 'administrator') await requireAdministratorLeft(tx)
    if (changes.active === true && !before.active) await levelWithTeam(tx, userId)
    if (changes.active === false) {
      await tx.people.endSessions(userId)
      await tx.people.dropSignInLinks(userId)
      const handedOver = await handOverLeads(ctx, tx, userId)
      if (handedOver.length > 0)
        await noteChange(ctx, tx, {
          action: 'user.leads_handed_over',
          subject: userId,
          detail: { leads: handedOver.length },
        })
    }
    await noteChange(ctx, tx, { action: 'user.changed', subject: userId, detail: { ...changes } })
    return (await tx.people.find(userId))!
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: userId, at: ctx.now() })
  return person
}

/** Hours that nobody can compute with would hold up every lead: they are refused here. */
function requireHours(hours: WorkingHours): void {
  const [first] = hoursFaults(hours)
  if (!first) return
  const field = first.path.replace('/workingHours', 'working_hours').replaceAll('/', '.')
  throw new AppError('bad_input', first.code, `the hours: ${first.message}`, { field })
}

const ownMatters: readonly string[] = ['presence', 'workingHours']

/** Everybody may say whether they are free, and when they work; all else is for leaders. */
const isOwn = (actor: Context['actor'], userId: UserId, changes: PersonChanges): boolean =>
  actor.kind === 'user' && actor.userId === userId && Object.keys(changes).every((key) => ownMatters.includes(key))

function requireChangeRight({ actor }: Context, userId: UserId, changes: PersonChanges): void {
  if (!isOwn(actor, userId, changes)) requireRight(actor, 'managePeople')
}
