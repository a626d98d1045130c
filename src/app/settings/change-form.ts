import { AppError } from '../../core/app-error.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { FormRecord } from '../ports/form-store.ts'
import type { FormView } from './list-forms.ts'

type Input = {
  readonly id: FormId
  /** The slug that the caller believes the form has: it cannot be changed. */
  readonly slug?: string | undefined
  readonly changes: Partial<Omit<FormRecord, 'id' | 'createdAt' | 'slug' | 'widget' | 'service'>>
}

/** Changes a form; its slug stays, because pages out there post to it. */
export async function changeForm(ctx: Context, { id, slug, changes }: Input): Promise<FormView> {
  requireRight(ctx.actor, 'changeForms')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const form = await tx.forms.find(id)
    if (!form) throw new AppError('not_found', 'form_unknown', 'there is no such form')
    if (slug !== undefined && slug !== form.slug)
      throw new AppError('conflict', 'slug_fixed', 'a form keeps its address: add another form instead', {
        field: 'slug',
      })
    await tx.forms.change(id, changes)
    const changed = Object.entries(changes).flatMap(([key, value]) => (value === undefined ? [] : [key]))
    await noteChange(ctx, tx, { action: 'form.changed', subject: id, detail: { changed } })
    return (await tx.forms.all()).find((form) => form.id === id)!
  })
}
