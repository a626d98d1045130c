import type { Context } from '../context.ts'
import type { Delivery, DeliveryChanges } from '../ports/delivery-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'
import { letterEnded } from './letter-ended.ts'
import { messageEnded } from './message-ended.ts'
import type { SendPlan } from './plan.ts'
import { jobOf } from './send-soon.ts'
import { webhookEnded } from './webhook-ended.ts'

type Answered = {
  readonly delivery: Delivery
  readonly plan: SendPlan
  readonly attemptId: string
  readonly result: SendResult
}

/** Pauses before a letter or webhook is tried again (those of the Standard Webhooks specification); then it is given up. */
export const retryPausesMs = [5, 300, 1800, 7200, 18_000, 36_000, 36_000, 86_400].map((seconds) => seconds * 1000)
/** Settings that a service refuses are tried again so often; saving them anew tries at once. */
const misconfiguredPauseMs = 3_600_000

/** Records what the service answered, and what comes next. */
export async function settle(ctx: Context, tx: Tx, { delivery, plan, attemptId, result }: Answered): Promise<void> {
  const now = ctx.now()
  await tx.deliveries.endAttempt(attemptId, result, now)
  if (result.kind === 'temporary' && result.retryAfterMs !== null && plan.paceKey)
    await tx.deliveries.block(plan.paceKey, after(now, result.retryAfterMs))
  const changes = outcomeOf(delivery, { result, repeatable: plan.repeatable, now })
  await tx.deliveries.change(delivery.id, { claimedAt: null, slotTaken: false, ...changes })
  if (changes.state === 'waiting')
    await tx.jobs.send(
      jobOf(delivery.kind),
      [{ workspaceId: ctx.workspaceId, deliveryId: delivery.id }],
      changes.nextAt && changes.nextAt > now ? { startAt: changes.nextAt } : undefined,
    )
  await ended(ctx, tx, { delivery: { ...delivery, ...changes }, state: changes.state, result })
}

type Judged = { readonly result: SendResult; readonly repeatable: boolean; readonly now: string }

function outcomeOf(delivery: Delivery, judged: Judged): DeliveryChanges & { readonly state: Delivery['state'] } {
  const { result, now } = judged
  if (result.kind === 'delivered') return { state: 'sent', code: null, endedAt: now, nextAt: null }
  const code = result.reason
  // A notice goes on by another channel, which its plan chooses; it gives up there too.
  if (delivery.kind === 'notice') return { state: 'waiting', code, nextAt: now }
  const isToLead = delivery.kind === 'letter' || delivery.kind === 'message'
  if (result.kind === 'refused' && isToLead) return { state: 'failed', code, endedAt: now, nextAt: null }
  if (result.kind === 'unsure' && !judged.repeatable) return { state: 'unsure', code, endedAt: now, nextAt: null }
  if (result.kind === 'misconfigured' && isToLead)
    return { state: 'waiting', code, nextAt: after(now, misconfiguredPauseMs) }
  const pause = retryPausesMs[delivery.round]
  if (pause === undefined) return { state: 'failed', code, endedAt: now, nextAt: null }
  const asked = result.kind === 'temporary' ? (result.retryAfterMs ?? 0) : 0
  return { state: 'waiting', code, round: delivery.round + 1, nextAt: after(now, Math.max(pause, asked)) }
}

type Ended = { readonly delivery: Delivery; readonly state: Delivery['state']; readonly result: SendResult }

/** Tells the lead's timeline, and whoever else has to know. */
async function ended(ctx: Context, tx: Tx, { delivery, state, result }: Ended): Promise<void> {
  if (delivery.kind === 'webhook') return webhookEnded(ctx, tx, { delivery, result })
  if (delivery.kind === 'letter') return letterEnded(ctx, tx, { delivery, state })
  if (delivery.kind === 'message') return messageEnded(ctx, tx, { delivery, state })
  if (!delivery.leadId || state !== 'sent') return
  const { topic, channel, userId } = delivery
  const payload = { topic, channel, user: userId }
  await tx.leads.append(delivery.leadId, [{ kind: 'notice.sent', at: ctx.now(), actor: 'system:notices', payload }])
}

/**
 * A claim whose process died: the service may have taken the message. Where it knows repeats the delivery waits again; else it ends as
 * unsure, and no other channel is tried either, because most such messages did arrive.
 */
export async function endCrashed(ctx: Context, tx: Tx, delivery: Delivery): Promise<Delivery> {
  const now = ctx.now()
  const result: SendResult = { kind: 'unsure', reason: 'crashed' }
  for (const attempt of await tx.deliveries.attempts([delivery.id]))
    if (attempt.result === null) await tx.deliveries.endAttempt(attempt.id, result, now)
  const repeatable = delivery.kind === 'webhook'
  const changes = repeatable
    ? ({ state: 'waiting', nextAt: now, claimedAt: null, code: 'crashed' } as const)
    : ({ state: 'unsure', nextAt: null, claimedAt: null, code: 'crashed', endedAt: now } as const)
  await tx.deliveries.change(delivery.id, changes)
  if (!repeatable) await ended(ctx, tx, { delivery: { ...delivery, ...changes }, state: 'unsure', result })
  return { ...delivery, ...changes }
}

const after = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()
