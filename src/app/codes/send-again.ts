import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { codeState } from './enter-code.ts'
import { sendCode } from './send-code.ts'

/** `sent`: one is on its way, at once or when the service takes it. `wait`: one went out less than a minute ago. `no_more`: the limits of the day are reached. */
export type CodeAgain = 'sent' | 'wait' | 'no_more' | 'failed'

/**
 * Another code for a person whose first has not come or is over, by the way of the first. Only who was sent a code may ask: nobody can
 * make the product send to a number that it did not send to by itself.
 */
export async function sendAgain(ctx: Context, leadId: LeadId): Promise<CodeAgain> {
  const code = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.codes.latest(leadId))
  const state = codeState(code, Date.parse(ctx.now()))
  if (code === null || state === 'passed') return 'no_more'
  try {
    await sendCode(ctx, { leadId, channel: code.channel })
    return 'sent'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.reason === 'code_just_sent') return 'wait'
    return error.code === 'unavailable' ? 'failed' : 'no_more'
  }
}
