import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { type CodeOrder, sendCode } from './send-code.ts'

/** Sends a code that no person asked for: where it cannot be sent the lead waits as before, and its timeline says why. */
export async function tryCode(ctx: Context, order: CodeOrder): Promise<void> {
  try {
    await sendCode(ctx, order)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const event = { kind: 'code.not_sent', at: ctx.now(), actor: 'system:line', payload: { why: error.reason } }
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.append(order.leadId, [event]))
    ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: order.leadId, at: ctx.now() })
  }
}
