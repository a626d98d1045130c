import { AppError } from '../../core/app-error.ts'
import type { FormService } from '../../core/lead/form-service.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { FormRecord, ServedForm } from '../ports/form-store.ts'
import type { Tx } from '../ports/store.ts'
import { newServiceKey, shownServiceKey } from '../receive/service-key.ts'

export type ServiceView = {
  readonly slug: string
  readonly service: FormService
  /** The secret part of the address; null where only another installation can read it. */
  readonly key: string | null
  /** Until when the key before is good; null where there is none that is. */
  readonly oldUntil: string | null
}

/** The service that posts a form's answers, with its address's key; null where browsers alone post. */
export async function showFormService(ctx: Context, id: FormId): Promise<ServiceView | null> {
  return ofForm(ctx, id, async (_tx, { form, served }) => viewOf(ctx, form, served))
}

/** Lets a service post a form's answers, or says anew what it tells of the visitor; null ends it, and with it the address. */
export async function changeFormService(
  ctx: Context,
  { id, service }: { readonly id: FormId; readonly service: FormService | null },
): Promise<ServiceView | null> {
  return ofForm(ctx, id, async (tx, { form, served: before }) => {
    const served = service && { service, key: before?.key ?? newServiceKey(ctx, id, null) }
    await tx.forms.setService(id, served)
    await noteChange(ctx, tx, { action: 'form.changed', subject: id, detail: { changed: ['service'] } })
    return viewOf(ctx, form, served)
  })
}

/** Gives the service's address a new key. */
export async function renewServiceKey(ctx: Context, id: FormId): Promise<ServiceView | null> {
  return ofForm(ctx, id, async (tx, { form, served: before }) => {
    if (!before) throw new AppError('not_found', 'service_unknown', 'no service posts to this form: switch it on first')
    const served = { ...before, key: newServiceKey(ctx, id, before.key) }
    await tx.forms.setService(id, served)
    await noteChange(ctx, tx, { action: 'form.service_key_renewed', subject: id })
    return viewOf(ctx, form, served)
  })
}

type Found = { readonly form: FormRecord; readonly served: ServedForm | null }

async function ofForm(
  ctx: Context,
  id: FormId,
  work: (tx: Tx, found: Found) => Promise<ServiceView | null>,
): Promise<ServiceView | null> {
  requireRight(ctx.actor, 'changeForms')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const form = await tx.forms.find(id)
    if (!form) throw new AppError('not_found', 'form_unknown', 'there is no such form')
    return work(tx, { form, served: await tx.forms.service(id) })
  })
}

function viewOf(ctx: Context, { id, slug }: FormRecord, served: ServedForm | null): ServiceView | null {
  if (served === null) return null
  const { service, key } = served
  const isOldGood = key.oldUntil !== null && key.oldUntil > ctx.now()
  return { slug, service, key: shownServiceKey(ctx, id, key), oldUntil: isOldGood ? key.oldUntil : null }
}
