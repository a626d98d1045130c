import { AppError } from '../../core/app-error.ts'
import { type CodeAgain, sendAgain } from '../codes/send-again.ts'
import { codeState, type CodeStanding, enterCodeOf } from '../codes/enter-code.ts'
import type { Context, World } from '../context.ts'
import type { OpenForm } from '../ports/form-store.ts'

/** How the code of a lead stands that a browser has just sent in. `wrong`: what was typed now is not it. */
export type FormCode = {
  readonly state: CodeStanding
  readonly wrong: boolean
  /** What came of asking for another code; null where nobody asked. */
  readonly again: CodeAgain | null
}

/**
 * For the browser that sent the form, known by its number of the sending (128 bits that nobody else has): whether a code was sent meanwhile,
 * the code typed in, and another code where the first has not come. AppError `not_found` for a sending that is not ours.
 */
export async function formCode(
  world: World,
  form: OpenForm,
  { submission, typed, again }: { readonly submission: string; readonly typed: string; readonly again: boolean },
): Promise<FormCode> {
  const ctx: Context = { ...world, workspaceId: form.workspaceId, actor: { kind: 'system', name: 'person' } }
  const sent = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.intake.byIdempotencyKey(`form:${form.id}`, submission),
  )
  if (!sent) throw new AppError('not_found', 'submission_unknown', 'there is no such sending')
  const { leadId } = sent
  const answer = typed.trim() === '' ? null : await enterCodeOf(ctx, { leadId, typed })
  const sentAgain = again ? await sendAgain(ctx, leadId) : null
  const code = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.codes.latest(leadId))
  return {
    state: codeState(code, Date.parse(ctx.now())),
    wrong: answer !== null && answer !== 'right',
    again: sentAgain,
  }
}
