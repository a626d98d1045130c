import { AppError } from '../../core/app-error.ts'
import { defaultWidget } from '../../core/consent/form-widget.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { FormRecord } from '../ports/form-store.ts'
import type { FormView } from './list-forms.ts'

type Input = Omit<FormRecord, 'id' | 'createdAt' | 'widget' | 'service'>

/** Adds a form. Its slug is public and one for the whole server. */
export async function addForm(ctx: Context, input: Input): Promise<FormView> {
  requireRight(ctx.actor, 'changeForms')
  const form: FormRecord = {
    ...input,
    id: ctx.newId() as FormId,
    createdAt: ctx.now(),
    widget: defaultWidget,
    service: null,
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.forms.add(form)))
      throw new AppError('conflict', 'slug_taken', 'a form with this address exists already: choose another', {
        field: 'slug',
      })
    await noteChange(ctx, tx, { action: 'form.added', subject: form.id, detail: { slug: form.slug } })
  })
  return { ...form, leadCount: 0 }
}
