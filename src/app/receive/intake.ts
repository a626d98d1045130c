import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { ConsentWorld } from '../consent/append-records.ts'
import { takeConsents } from '../consent/take-consents.ts'
import type { World } from '../context.ts'
import type { IncomingLead } from '../ports/intake-store.ts'
import type { Tx } from '../ports/store.ts'

/** What became of a lead at the door: written now, or already there under the same idempotency key. */
export type Received =
  | { readonly kind: 'written'; readonly leadId: LeadId }
  | { readonly kind: 'repeated'; readonly leadId: LeadId; readonly sameBody: boolean }

type IntakeWorld = Pick<World, 'store'> & Omit<ConsentWorld, 'workspaceId'>
type Waiting = { readonly incoming: IncomingLead; resolve(received: Received): void; reject(error: unknown): void }
type Lane = { readonly waiting: Waiting[]; isRunning: boolean }

/** Leads that come in while a transaction is under way go together in the next one. */
const mostInOneGo = 200

/**
 * The door of the line. A caller's promise is kept only after the lead, its first event and its job are committed. Group commit:
 * one transaction runs at a time for a workspace, and all that came meanwhile share the next, so that the disk's flush is paid once for them.
 */
export function makeIntake(world: IntakeWorld) {
  const byWorkspace = new Map<WorkspaceId, Lane>()

  function receive(workspaceId: WorkspaceId, incoming: IncomingLead): Promise<Received> {
    const lane = byWorkspace.get(workspaceId) ?? { waiting: [], isRunning: false }
    byWorkspace.set(workspaceId, lane)
    return new Promise((resolve, reject) => {
      lane.waiting.push({ incoming, resolve, reject })
      if (!lane.isRunning) void drain(workspaceId, lane)
    })
  }

  async function drain(workspaceId: WorkspaceId, lane: Lane): Promise<void> {
    lane.isRunning = true
    await Promise.resolve() // let the callers of this turn join
    while (lane.waiting.length > 0) await commit(workspaceId, lane.waiting.splice(0, mostInOneGo))
    byWorkspace.delete(workspaceId)
  }

  async function commit(workspaceId: WorkspaceId, batch: readonly Waiting[]): Promise<void> {
    try {
      const received = await writeLeads(
        world,
        workspaceId,
        batch.map(({ incoming }) => incoming),
      )
      for (const [index, waiting] of batch.entries()) waiting.resolve(received[index]!)
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else for (const one of batch) await commit(workspaceId, [one]) // one that cannot be written must not take others with it
    }
  }

  return { receive }
}

export type Intake = ReturnType<typeof makeIntake>

/** One transaction: leads, first events, consents, jobs. Answers in the order of the input. */
export async function writeLeads(
  world: IntakeWorld,
  workspaceId: WorkspaceId,
  batch: readonly IncomingLead[],
): Promise<readonly Received[]> {
  return world.store.inWorkspace(workspaceId, async (tx) => {
    const { taken } = await tx.intake.receive(batch, world.now())
    const repeated = new Set(taken)
    const written = batch.filter(({ lead }) => !repeated.has(lead.id))
    await takeConsents({ ...world, workspaceId }, tx, written)
    await closeWithOutcome(tx, written)
    await tx.jobs.send(
      'lead.assess',
      written.map(({ lead }) => ({ workspaceId, leadId: lead.id })),
    )
    return Promise.all(
      batch.map(async ({ lead, idempotency }): Promise<Received> => {
        if (!repeated.has(lead.id) || !idempotency) return { kind: 'written', leadId: lead.id }
        const first = await tx.intake.byIdempotencyKey(idempotency.keyId, idempotency.key)
        return { kind: 'repeated', leadId: first!.leadId, sameBody: first!.bodyHash === idempotency.bodyHash }
      }),
    )
  })
}

/** Past deals come in already closed. */
async function closeWithOutcome(tx: Tx, written: readonly IncomingLead[]): Promise<void> {
  for (const { lead, outcome, actor } of written) {
    if (!outcome) continue
    const told = {
      kind: outcome.kind,
      amount: outcome.amount,
      reason: outcome.reason,
      at: outcome.at ?? lead.receivedAt,
    }
    await tx.leads.recordOutcome(lead.id, { ...told, actor })
    await tx.leads.append(lead.id, [{ kind: 'outcome.recorded', at: told.at, actor, payload: told }])
    await tx.leads.change(lead.id, {
      outcome: told.kind,
      outcomeAmount: told.amount,
      outcomeReason: told.reason,
      closedAt: told.at,
    })
  }
}
