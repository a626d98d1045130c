import { emailKey } from '../../core/lead/identity/keys.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { replyText } from '../../core/lead/reply-text.ts'
import { AppError } from '../../core/app-error.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { IncomingMail } from '../ports/incoming-mail.ts'
import type { Tx } from '../ports/store.ts'
import { receiveLead } from '../receive/receive-lead.ts'
import { openInquiryOf } from './open-inquiry.ts'
import { takeUpdate } from './take-update.ts'

/** What became of a letter: a part of a lead, a new lead, or nothing, and why. */
export type MailTaken =
  | { readonly kind: 'added' | 'new'; readonly leadId: LeadId }
  | { readonly kind: 'ignored'; readonly reason: 'automatic' | 'empty' | 'no_sender' | 'repeated' }

/**
 * Takes a letter in as it came over the wire. It goes to the lead whose letter it answers, else to the open inquiry of its sender, else it is
 * a new lead. Letters of programs are left alone. AppError `bad_input/not_a_letter` where the bytes are none.
 */
export async function receiveMail(ctx: Context, raw: Uint8Array): Promise<MailTaken> {
  requireRight(ctx.actor, 'addLeads')
  const mail = await ctx.readMail(raw)
  if (!mail)
    throw new AppError('bad_input', 'not_a_letter', 'the body is no letter: send it as it came (message/rfc822)')
  if (mail.isAutomatic) return { kind: 'ignored', reason: 'automatic' }
  if (mail.from === null) return { kind: 'ignored', reason: 'no_sender' }
  const text = replyText(mail.text)
  if (text === '' && mail.subject === null) return { kind: 'ignored', reason: 'empty' }
  const letterId = mail.messageId ?? ctx.secrets.sha256(`${mail.from.address}\n${mail.sentAt ?? ''}\n${mail.text}`)
  const externalId = isSandbox(ctx) ? `~${letterId}` : letterId
  let taken: MailTaken = { kind: 'ignored', reason: 'repeated' }
  // Its words stand in the lead's log alone, so that they go when it goes.
  await takeUpdate(ctx, { source: 'email', externalId, body: '{}' }, async () => {
    taken = await take(ctx, mail, { text, externalId })
  })
  return taken
}

/** A letter that a sandbox key brings is a test: it is nobody's answer, and the same letter may still come in earnest. */
const isSandbox = ({ actor }: Context) => actor.kind === 'key' && actor.sandbox

type Reply = { readonly text: string; readonly externalId: string }

async function take(ctx: Context, mail: IncomingMail, reply: Reply): Promise<MailTaken> {
  const { address, name } = mail.from!
  const now = ctx.now()
  const text = reply.text || mail.subject!
  const known = isSandbox(ctx)
    ? null
    : await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
        const leadId = (await answeredLead(tx, mail)) ?? (await openInquiryOf(tx, { emailKey: emailKey(address) }))
        const record = leadId && (await tx.leads.hold(leadId))
        if (!record) return null
        await tx.inbox.heard('email', address.toLowerCase(), { at: now, leadId: record.lead.id })
        const payload = { channel: 'email', text }
        await tx.leads.append(record.lead.id, [
          { kind: 'message.received', at: now, actor: actorText(ctx.actor), payload },
        ])
        return record.lead.id
      })
  if (known) {
    ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: known, at: now })
    return { kind: 'added', leadId: known }
  }
  const { country } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  const message = [mail.subject, reply.text].filter(Boolean).join('\n\n')
  const draft = { channel: 'email', source: 'email', name, email: address, message } as const
  const key = `email:${reply.externalId}`
  const idempotency = { keyId: 'inbox:email', key, bodyHash: ctx.secrets.sha256(key) }
  const { leadId } = await receiveLead(ctx, { draft, country, idempotency })
  if (!isSandbox(ctx))
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.inbox.heard('email', address.toLowerCase(), { at: now, leadId }),
    )
  return { kind: 'new', leadId }
}

/** Our letters are known by their Message-ID, which is made of the delivery's id. Who answers one may write from another mailbox. */
async function answeredLead(tx: Tx, { answers }: IncomingMail): Promise<LeadId | null> {
  for (const answered of answers) {
    const id = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@/.exec(answered)?.[1]
    const delivery = id ? await tx.deliveries.find(id) : null
    if (delivery?.kind === 'letter' && delivery.leadId) return delivery.leadId
  }
  return null
}
