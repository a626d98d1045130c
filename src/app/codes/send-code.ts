import { AppError } from '../../core/app-error.ts'
import type { Policy } from '../../core/decide/policy.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { type CodeTarget, codeTarget } from '../../core/verify/code/code-target.ts'
import { codeWords } from '../../core/verify/code/code-words.ts'
import { codeRules, freshCode, maySend } from '../../core/verify/code/one-time-code.ts'
import { eventKeys } from '../../core/verify/velocity/stream-event.ts'
import { eventOfLead } from '../../core/verify/velocity/lead-velocity.ts'
import { mailerOf, texterOf } from '../channels/open-channel.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { CodeRecord } from '../ports/code-store.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { firstLanguage } from '../../core/lead/language.ts'
import type { CodeChannel } from '../../core/verify/code/code-channel.ts'

const dayMs = 86_400_000

export type CodeOrder = {
  readonly leadId: LeadId
  readonly channel: CodeChannel
  /** False: what is put off now is not sent any more. */
  readonly again?: boolean
}
export type CodeSent = { readonly kind: 'sent' } | { readonly kind: 'later'; readonly at: string }

/**
 * Sends the lead a code to the address or number it gave. AppError `conflict` where there is nothing to send to or the person may not be
 * written to, `too_many` where too many were sent, `unavailable` where no service is set or it did not take the message. A service that
 * is busy and says until when is asked once more by itself then, where that is within the life of a code: `later`.
 */
export async function sendCode(ctx: Context, { leadId, channel, again = true }: CodeOrder): Promise<CodeSent> {
  requireRight(ctx.actor, 'judgeLeads')
  const sender = channel === 'email' ? await mailerOf(ctx) : await texterOf(ctx)
  if (!sender)
    throw new AppError(
      'unavailable',
      'channel_missing',
      `no ${channel === 'email' ? 'mail server' : 'SMS service'} is set: see Settings, Channels`,
    )
  const code = freshCode(counterMac(ctx))
  const link = `${ctx.workspaceId.replaceAll('-', '')}${ctx.secrets.randomToken(12)}`
  const prepared = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    prepare(ctx, tx, { leadId, channel, code, link }),
  )
  const sent = await send(ctx, { ...prepared, channel, code, link })
  const at = again ? laterAt(ctx, sent) : null
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => settle(ctx, tx, { ...prepared, channel, sent, at }))
  if (at !== null) return { kind: 'later', at }
  if (sent.kind !== 'delivered' && sent.kind !== 'unsure')
    throw new AppError('unavailable', 'code_not_sent', `the code was not sent: ${sent.reason}`)
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
  return { kind: 'sent' }
}

/** When a service that is busy wants to be asked again; null where it does not say, or later than a code lives. */
function laterAt(ctx: Context, sent: SendResult): string | null {
  if (sent.kind !== 'temporary' || sent.retryAfterMs === null || sent.retryAfterMs >= codeRules.validMs) return null
  return new Date(Date.parse(ctx.now()) + Math.max(1000, sent.retryAfterMs)).toISOString()
}

type Settling = Prepared & { readonly channel: CodeChannel; readonly sent: SendResult; readonly at: string | null }

/** Writes down what came of a sending. */
async function settle(ctx: Context, tx: Tx, { record, lead, channel, sent, at }: Settling): Promise<void> {
  const { leadId } = record
  const note = (kind: string, payload: object) =>
    tx.leads.append(leadId, [{ kind, at: ctx.now(), actor: actorText(ctx.actor), payload: { channel, ...payload } }])
  if (at !== null) {
    await tx.codes.postpone(record.id, at)
    const job = { workspaceId: ctx.workspaceId, leadId, codeId: record.id, verdict: lead.verdict }
    await tx.jobs.send('code.again', [job], { startAt: at })
    return note('code.postponed', { until: at })
  }
  if (wasHeard(sent)) return tx.codes.fail(record.id)
  if (sent.kind !== 'delivered' && sent.kind !== 'unsure') return tx.codes.drop(record.id)
  await note('code.sent', {})
}

/** The service took the request and says that it failed: it may have cost money all the same, so the guards count it. */
const wasHeard = (sent: SendResult): boolean =>
  sent.kind === 'refused' || (sent.kind === 'temporary' && sent.reason === 'service_error')

/** MACs under a key that is forgotten with the code. */
function counterMac(ctx: Context): (counter: number) => Uint8Array {
  const key = ctx.secrets.randomToken(20)
  return (counter) => ctx.secrets.macOfCounter(key, counter)
}

type Preparing = {
  readonly leadId: LeadId
  readonly channel: CodeChannel
  readonly code: string
  readonly link: string
}
type Prepared = { readonly record: CodeRecord; readonly lead: LeadRecord; readonly to: string; readonly from: string }

/** Checks every limit and writes the code down before it goes out, so that what is sent in parallel is counted. */
async function prepare(ctx: Context, tx: Tx, { leadId, channel, code, link }: Preparing): Promise<Prepared> {
  const lead = await tx.leads.hold(leadId)
  if (!lead) throw leadNotFound()
  const workspace = await tx.workspace.load()
  const target = codeTarget(lead.lead, channel, workspace.country)
  if (!target)
    throw new AppError(
      'conflict',
      'no_target',
      `the lead has no ${channel === 'email' ? 'email' : 'phone'} that a code could go to`,
    )
  const permission = await mayContactLead(tx, lead, { purpose: 'answer', channel, at: ctx.now() })
  if (!permission.allowed)
    throw new AppError('conflict', 'may_not_write', 'this person may not be written to: see what they agreed to')
  const record = codeRecord(ctx, { lead, target, channel, code, link })
  // Whoever asks meanwhile is not sent two.
  await tx.codes.takePostponed({ leadId })
  await requireMaySend(ctx, tx, { record, policy: (await rulesInForce(ctx, tx)).policy, country: workspace.country })
  await tx.codes.add(record)
  return { record, lead, to: target.to, from: workspace.name }
}

function codeRecord(
  ctx: Context,
  given: {
    readonly lead: LeadRecord
    readonly target: CodeTarget
    readonly channel: CodeChannel
    readonly code: string
    readonly link: string
  },
): CodeRecord {
  const { lead, target, channel, code, link } = given
  const salt = ctx.secrets.randomToken(16)
  const hashed = (kind: string, value: string | null) =>
    value === null ? null : ctx.secrets.sha256(`${ctx.workspaceId}:${kind}:${value}`)
  return {
    id: ctx.newId(),
    leadId: lead.lead.id,
    channel,
    targetHash: hashed('target', target.to)!,
    blockHash: hashed('block', target.block),
    country: target.country,
    networkHash: hashed('network', eventKeys(eventOfLead(lead.lead)).subnet),
    salt,
    codeHash: ctx.secrets.sha256(`${salt}:${code}`),
    linkHash: ctx.secrets.sha256(link),
    sentAt: ctx.now(),
    expiresAt: new Date(Date.parse(ctx.now()) + codeRules.validMs).toISOString(),
    attempts: 0,
    passedAt: null,
  }
}

async function requireMaySend(
  ctx: Context,
  tx: Tx,
  { record, policy, country }: { readonly record: CodeRecord; readonly policy: Policy; readonly country: string },
): Promise<void> {
  const nowMs = Date.parse(ctx.now())
  const sent = await tx.codes.sentSince(record.leadId, new Date(nowMs - dayMs).toISOString())
  const answer = maySend({
    nowMs,
    sentMs: sent.map((at) => Date.parse(at)),
    recent: await tx.codes.recent(record, ctx.now()),
    country: record.country,
    countries: policy.codes?.smsCountries ?? [country],
  })
  if (answer.kind === 'wait')
    throw new AppError('too_many', 'code_just_sent', 'a code was sent a moment ago: wait a minute before the next one')
  if (answer.kind === 'refused')
    throw new AppError('too_many', answer.reason, 'no code is sent: a limit that guards against misuse was reached')
}

type Sending = Prepared & { readonly channel: CodeChannel; readonly code: string; readonly link: string }

async function send(ctx: Context, { record, lead, to, from, channel, code, link }: Sending): Promise<SendResult> {
  const language = firstLanguage(lead.lead.language, lead.lead.origin.locale)
  const message = { code, from, link: `${ctx.publicUrl}/c/${link}`, minutes: Math.round(codeRules.validMs / 60_000) }
  const { subject, letter, short } = codeWords(language, message)
  if (channel === 'sms') return (await texterOf(ctx))!.send({ id: record.id, to, text: short })
  const headers = { 'Auto-Submitted': 'auto-generated' }
  return (await mailerOf(ctx))!.send({ id: record.id, to, subject, text: letter, html: null, headers })
}
