import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import type { Workspace } from '../ports/door.ts'
import { sampleFileName } from '../sample/fill-sample.ts'
import type { Person } from '../ports/people-store.ts'

export type SessionView = {
  readonly person: Person
  readonly workspace: Workspace
  readonly leadCount: number
  /** Sample data is being filled in right now. */
  readonly sampleFilling: boolean
}

/** The console asks "is there any" and "how many, roughly": beyond this the exact number is not worth counting. */
const countedLeads = 1000
const seenEveryMs = 60_000

/** Who is signed in and where. Notes that the person is there. */
export async function showSession(ctx: Context): Promise<SessionView> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden', 'not_a_person', 'only a person has a session')
  const now = ctx.now()
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const person = await tx.people.find(actor.userId)
    if (!person) throw new AppError('unauthorised', 'person_gone', 'this account does not exist any more')
    if (!person.lastSeenAt || Date.parse(now) - Date.parse(person.lastSeenAt) > seenEveryMs)
      await tx.people.seen(person.id, now)
    const workspace = await tx.workspace.load()
    const imports = workspace.hasSampleData ? await tx.imports.all() : []
    return {
      person,
      workspace,
      leadCount: await tx.workspace.countLeads(countedLeads),
      sampleFilling: imports.some(({ fileName, status }) => fileName === sampleFileName && status === 'running'),
    }
  })
}
