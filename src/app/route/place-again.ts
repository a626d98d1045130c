import { touchedLead } from '../../core/lead/touched.ts'
import { enrichLead } from '../../core/verify/checks/provider-checks.ts'
import type { Policy } from '../../core/decide/policy.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { Assignment } from '../../core/route/assignment.ts'
import { routeLead } from '../../core/route/route.ts'
import type { Context } from '../context.ts'
import { pastOf } from '../explain-lead.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { clockOf } from './first-check.ts'
import { gatherPlacing } from './gather-placing.ts'

/** Why a lead is placed anew. */
export type HandOverReason = 'deadline' | 'declined' | 'by_manager' | 'person_back'

type Again = {
  readonly record: LeadRecord
  readonly policy: Policy
  readonly why: HandOverReason
  readonly excluded: readonly UserId[]
  readonly actor: string
  /** Leave the lead where it is unless a person is found. */
  readonly onlyToPerson?: boolean
}

/**
 * Finds another place for a lead that was decided before, from the stored decision and the people as they are now. Null where it stays
 * where it is: it was never decided, or nobody can take it and `onlyToPerson` is set.
 */
export async function placeAgain(ctx: Context, tx: Tx, again: Again): Promise<Assignment | null> {
  const { record, policy, why, excluded, actor, onlyToPerson = false } = again
  const { id } = record.lead
  const past = pastOf(await tx.leads.events(id))
  if (!past) return null
  await tx.workspace.lock('routing')
  const { decision } = past.decided
  const owner = record.assigneeId && !excluded.includes(record.assigneeId) ? record.assigneeId : null
  const lead = enrichLead(touchedLead(record.lead, past.verified.touched), past.verified.answers)
  const placing = await gatherPlacing(ctx, tx, { lead, owner, policy, tier: decision.tier, excluded })
  const inputs = { findings: past.verified.findings, reading: past.read.reading, score: past.scored.score }
  const assignment = routeLead({ ...placing, ...inputs, decision, policy, lead })
  if (onlyToPerson && assignment.userId === null) return null
  const at = placing.now
  const { checkAt } = clockOf({ assignment, assignedAt: at, now: at, policy, holidays: placing.holidays })
  if (assignment.userId) await tx.people.noteAssigned(assignment.userId, at)
  const { userId, queue, respondBy } = assignment
  await tx.leads.change(id, { assigneeId: userId, queue, respondBy })
  await tx.leads.assign(id, assignment, at, checkAt)
  const from = record.assigneeId ?? record.queue
  await tx.leads.append(id, [
    { kind: 'lead.routed', at, actor, payload: { ...placing, policy: policy.version, assignment } },
    { kind: 'lead.handed_over', at, actor, payload: { from, to: userId ?? queue, reason: why } },
  ])
  return assignment
}
