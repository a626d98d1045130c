import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight, type rights } from '../permission.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'

export type LeadDeed = {
  readonly leadId: LeadId
  readonly right: keyof typeof rights
  /** Event kind, past tense; also the action in the audit log. */
  readonly kind: string
  /** Does the work and gives the event's payload. */
  work(tx: Tx, record: LeadRecord, now: string): Promise<Readonly<Record<string, unknown>>>
}

/** One deed of a person on one lead: held, done, told as an event, audited, and announced to open consoles. */
export async function changeLead(ctx: Context, { leadId, right, kind, work }: LeadDeed): Promise<void> {
  requireRight(ctx.actor, right)
  const actor = actorText(ctx.actor)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (!record) throw leadNotFound()
    // Asked once the lead is ours: what others did to it meanwhile is earlier.
    const now = ctx.now()
    const payload = await work(tx, record, now)
    await tx.leads.append(leadId, [{ kind, at: now, actor, payload }])
    await tx.audit.write({ at: now, actor, action: kind, subjectKind: 'lead', subjectId: leadId, detail: {} })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
}

export const leadNotFound = (): AppError =>
  new AppError('not_found', 'lead_unknown', 'there is no such lead in this workspace')

/** AppError `conflict` where the lead is not where the deed needs it. */
export function requireStatus(record: LeadRecord, allowed: readonly LeadRecord['status'][]): void {
  if (allowed.includes(record.status)) return
  throw new AppError(
    'conflict',
    'lead_status',
    `the lead is ${record.status}: this needs one that is ${allowed.join(' or ')}`,
  )
}
