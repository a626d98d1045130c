import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'
import type { Plan, SendPlan } from './plan.ts'
import { planLetter } from './plan-letter.ts'
import { planMessage } from './plan-message.ts'
import { planNotice } from './plan-notice.ts'
import { planWebhook } from './plan-webhook.ts'
import { jobOf } from './send-soon.ts'
import { endCrashed, settle } from './settle.ts'

/** No service is waited for longer: what has not answered by then is unsure. */
const longestSendMs = 40_000
/** A claim older than this belongs to a process that died while sending. */
export const claimStaleMs = 50_000

const plans = { notice: planNotice, letter: planLetter, message: planMessage, webhook: planWebhook } as const

/**
 * Sends one delivery, if it is due: claims it in a transaction, sends outside, records the answer in another. A process that dies in between
 * leaves the claim; nobody sends it again then, unless the service knows repeats, because the service may have taken it.
 */
export async function sendDelivery(ctx: Context, deliveryId: string): Promise<void> {
  const claimed = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => claim(ctx, tx, deliveryId))
  if (!claimed) return
  const { delivery, plan, attemptId } = claimed
  const result = await withinTime(plan.send())
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => settle(ctx, tx, { delivery, plan, attemptId, result }))
  if (delivery.leadId) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: delivery.leadId, at: ctx.now() })
}

type Claimed = { readonly delivery: Delivery; readonly plan: SendPlan; readonly attemptId: string }

async function claim(ctx: Context, tx: Tx, deliveryId: string): Promise<Claimed | null> {
  const found = await tx.deliveries.hold(deliveryId)
  if (!found) return null
  const now = ctx.now()
  const isStale = found.state === 'sending' && Date.parse(now) - Date.parse(found.claimedAt ?? now) > claimStaleMs
  const delivery = isStale ? await endCrashed(ctx, tx, found) : found
  if (delivery.state !== 'waiting') return null
  // Asked anew: a claim that was just given up is due from this moment on.
  if (delivery.nextAt !== null && Date.parse(delivery.nextAt) > Date.parse(ctx.now())) return null
  const plan = await plans[delivery.kind](ctx, tx, delivery)
  return plan.kind === 'send' ? begin(ctx, tx, { delivery, plan }) : putOff(ctx, tx, { delivery, plan })
}

async function begin(ctx: Context, tx: Tx, { delivery, plan }: Omit<Claimed, 'attemptId'>): Promise<Claimed> {
  const now = ctx.now()
  const attemptId = ctx.newId()
  const { channel, round } = plan
  await tx.deliveries.addAttempt(delivery.id, { id: attemptId, channel, round, at: now })
  const changes = { ...plan.changes, state: 'sending', claimedAt: now, channel, round } as const
  await tx.deliveries.change(delivery.id, changes)
  return { delivery: { ...delivery, ...changes }, plan, attemptId }
}

type PutOff = { readonly delivery: Delivery; readonly plan: Exclude<Plan, SendPlan> }

async function putOff(ctx: Context, tx: Tx, { delivery, plan }: PutOff): Promise<null> {
  const { id, kind } = delivery
  if (plan.kind === 'hold') await tx.deliveries.change(id, { state: 'held', code: plan.code, nextAt: null })
  else if (plan.kind === 'end')
    await tx.deliveries.change(id, { state: plan.state, code: plan.code, endedAt: ctx.now(), nextAt: null })
  else {
    await tx.deliveries.change(id, { ...plan.changes, nextAt: plan.at })
    await tx.jobs.send(jobOf(kind), [{ workspaceId: ctx.workspaceId, deliveryId: id }], { startAt: plan.at })
  }
  return null
}

async function withinTime(sending: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unsure', reason: 'timed_out' }), longestSendMs)
  })
  try {
    return await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
  }
}
