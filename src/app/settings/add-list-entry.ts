import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ListRecord } from '../ports/list-store.ts'
import { listValue } from './list-value.ts'
import type { ListMatch, ListName } from '../../core/decide/lists.ts'

type Input = {
  readonly list: ListName
  readonly match: ListMatch
  readonly value: string
  readonly until: string | null
  readonly reason: string | null
}

/** Puts somebody on the allow, deny or suppression list; the same entry again takes the new time and reason. */
export async function addListEntry(ctx: Context, input: Input): Promise<ListRecord> {
  requireRight(ctx.actor, 'changeLists')
  const now = ctx.now()
  if (input.until !== null && Date.parse(input.until) <= Date.parse(now))
    throw new AppError('bad_input', 'until_in_the_past', 'the entry would have ended already', { field: 'until' })
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { country } = await tx.workspace.load()
    const value = listValue(input.match, input.value, country)
    const kept = await tx.lists.add({ ...input, value, id: ctx.newId(), createdAt: now })
    await noteChange(ctx, tx, {
      action: 'list_entry.added',
      subject: kept.id,
      detail: { list: kept.list, match: kept.match, until: kept.until },
    })
    return kept
  })
}
