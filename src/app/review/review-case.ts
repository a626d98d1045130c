import { touchedLead } from '../../core/lead/touched.ts'
import type { Decision } from '../../core/decide/decision.ts'
import { parsePolicy } from '../../core/decide/policy.ts'
import { type TurningPoint, turningPoints } from '../../core/decide/turning-points.ts'
import { codeTarget } from '../../core/verify/code/code-target.ts'
import { enrichLead } from '../../core/verify/checks/provider-checks.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { leadPath } from '../consent/lead-link.ts'
import type { Context } from '../context.ts'
import { pastOf } from '../explain-lead.ts'
import { requireRight } from '../permission.ts'
import type { LeadEvent, LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { openProposal, type Proposal } from './four-eyes.ts'
import type { CodeChannel } from '../../core/verify/code/code-channel.ts'

/** What a reviewer needs beside the lead's page. */
export type ReviewCase = {
  readonly leadId: LeadId
  /** What would change the verdict, the better ones first. */
  readonly turning: readonly TurningPoint[]
  /** What a first person has said, where two must agree. */
  readonly proposal: (Proposal & { readonly byName: string }) | null
  /** Whether the one who looks has said it: another must agree. */
  readonly proposedByMe: boolean
  readonly needsTwo: boolean
  /** By which ways a code could be sent. */
  readonly codes: readonly CodeChannel[]
  readonly code: { readonly channel: CodeChannel; readonly sentAt: string; readonly passedAt: string | null } | null
  /** When a code goes out by itself that its service put off. */
  readonly codeAt: string | null
  readonly appeal: { readonly at: string; readonly text: string } | null
  /** Address of the page on which the person can say who they are. */
  readonly appealUrl: string
}

/** The case of one lead. */
export async function reviewCase(ctx: Context, leadId: LeadId): Promise<ReviewCase> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const events = await tx.leads.events(leadId)
    const policy = await policyOf(tx, events)
    const code = await tx.codes.latest(leadId)
    const proposal = openProposal(events)
    const names = new Map((await tx.people.all()).map((person) => [person.id, person.name]))
    const { country } = await tx.workspace.load()
    const channels = (await tx.channels.all()).map(({ kind }) => kind as string)
    return {
      leadId,
      turning: policy ? turningOf(record, events, policy) : [],
      proposal: proposal && { ...proposal, byName: names.get(proposal.by) ?? '' },
      proposedByMe: ctx.actor.kind === 'user' && proposal?.by === ctx.actor.userId,
      needsTwo: policy?.fourEyesFrom !== undefined && (record.lead.amount ?? 0) >= policy.fourEyesFrom,
      codes: [
        ...(channels.includes('mail') && codeTarget(record.lead, 'email', country) ? (['email'] as const) : []),
        ...(channels.includes('sms') && codeTarget(record.lead, 'sms', country) ? (['sms'] as const) : []),
      ],
      code: code && { channel: code.channel, sentAt: code.sentAt, passedAt: code.passedAt },
      codeAt: await tx.codes.postponed(leadId),
      appeal: appealOf(events),
      appealUrl: ctx.publicUrl + (await leadPath(ctx, tx, { page: 'appeal', leadId })),
    }
  })
}

async function policyOf(tx: Tx, events: readonly LeadEvent[]) {
  const past = pastOf(events)
  const stored = past ? await tx.rules.policy(past.decided.policy) : null
  const parsed = stored ? parsePolicy(stored.body) : null
  return parsed?.kind === 'policy' ? { ...parsed.policy, version: stored!.version } : null
}

function turningOf(
  { lead }: LeadRecord,
  events: readonly LeadEvent[],
  policy: NonNullable<Awaited<ReturnType<typeof policyOf>>>,
): readonly TurningPoint[] {
  const past = pastOf(events)!
  const { decision: _decision, ...given } = past.decided as typeof past.decided & { readonly decision: Decision }
  const input = {
    ...given,
    lead: enrichLead(touchedLead(lead, past.verified.touched), past.verified.answers),
    policy,
    findings: past.verified.findings,
    reading: past.read.reading,
    score: past.scored.score,
  }
  return turningPoints(input, ['possession'])
}

function appealOf(events: readonly LeadEvent[]): ReviewCase['appeal'] {
  const event = events.findLast(({ kind }) => kind === 'appeal.made')
  return event ? { at: event.at, text: String(event.payload['text'] ?? '') } : null
}

export type ReviewQueue = {
  /** The lead to look at now: the earliest deadline of those not put aside. */
  readonly next: LeadId | null
  readonly left: number
  /** Verdicts that this person has given today. */
  readonly doneToday: number
}

/** Where the desk stands: whose turn it is, how many wait, how many are done. */
export async function reviewQueue(
  ctx: Context,
  { later }: { readonly later: readonly LeadId[] },
): Promise<ReviewQueue> {
  requireRight(ctx.actor, 'judgeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.review.queue({ later, userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null, now: ctx.now() }),
  )
}
