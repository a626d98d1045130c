import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { FormRecord } from '../ports/form-store.ts'

export type FormView = FormRecord & { readonly leadCount: number }

/** The forms that may post leads, newest first, with how many they brought. */
export async function listForms(ctx: Context): Promise<readonly FormView[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.forms.all())
}
