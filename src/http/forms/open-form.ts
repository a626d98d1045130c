import type { Context, World } from '../../app/context.ts'
import type { OpenForm } from '../../app/ports/form-store.ts'
import { AppError } from '../../core/app-error.ts'
import { leadInput, type LeadInput } from '../contract/intake.ts'
import { type FormFields, formLead, type FormRequest } from './form-fields.ts'

/** The form of this address; AppError `not_found` where there is none or it is switched off. */
export async function openForm(world: World, slug: string): Promise<OpenForm> {
  const form = await world.store.atTheDoor((door) => door.formBySlug(slug))
  if (!form?.active) throw new AppError('not_found', 'form_unknown', 'there is no such form, or it is switched off')
  return form
}

/** What was posted as the body of `POST /v1/leads`; throws what zod throws where a field is none. */
export const parseForm = (
  ctx: Context,
  fields: FormFields,
  sent: Omit<FormRequest, 'receivedAt' | 'words'>,
): LeadInput => leadInput.parse(formLead(fields, { receivedAt: ctx.now(), words: ctx.engines.importWords, ...sent }))
