import type { Policy } from '../../core/decide/policy.ts'
import type { ContactId } from '../../core/lead/ids.ts'
import type { Assignment } from '../../core/route/assignment.ts'
import type { Context } from '../context.ts'
import { type Assessed, type LineInput, routeStage } from '../line.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { clockOf } from './first-check.ts'
import { gatherPlacing, ownerOf, type Placing } from './gather-placing.ts'

/** Where a lead went, what that rested on, and its clock. */
export type Placed = {
  readonly assignment: Assignment
  readonly placing: Placing
  readonly checkAt: string | null
  /** The same holder under the same deadline as before: the clock that runs goes on, with what was reminded and told. */
  readonly goesOn: boolean
  /** Whether a pilot works the lead by its score; null while none runs. */
  readonly inPilot: boolean | null
}

type Decided = {
  readonly record: LeadRecord
  readonly input: LineInput
  readonly policy: Policy
  readonly contactId: ContactId
  readonly assessed: Assessed
}

/** Finds the person or queue of a lead that was just decided. Waits for other placings of the workspace, so that loads are counted right. */
export async function placeLead(
  ctx: Context,
  tx: Tx,
  { record, input, policy, contactId, assessed }: Decided,
): Promise<Placed> {
  await tx.workspace.lock('routing')
  const owner = await ownerOf(tx, { record, contactId })
  const running = record.firstContactAt === null ? await tx.clocks.running(record.lead.id) : null
  const placing: Placing = {
    ...(await gatherPlacing(ctx, tx, { lead: input.lead, owner, policy, tier: assessed.decision.tier })),
    ...(running?.respondBy ? { promisedBy: running.respondBy } : {}),
  }
  const { assignment, side } = routeStage(input, assessed, placing)
  const { now, holidays } = placing
  const goesOn = running !== null && isSamePlace(running, assignment)
  if (assignment.userId && !goesOn) await tx.people.noteAssigned(assignment.userId, now)
  const { checkAt } = clockOf({ assignment, assignedAt: now, now, policy, holidays })
  return { assignment, placing, checkAt, goesOn, inPilot: side && side === 'score' }
}

type Place = Pick<Assignment, 'userId' | 'queue' | 'respondBy'>

const isSamePlace = (a: Place, b: Place): boolean =>
  a.userId === b.userId && a.queue === b.queue && instantOrNull(a.respondBy) === instantOrNull(b.respondBy)

const instantOrNull = (time: string | null): number | null => (time === null ? null : Date.parse(time))
