import type { Store, Tx } from '../ports/store.ts'
import { announce, type Announcer } from './announce.ts'

/**
 * The store, with ears: whatever is written as an event of a lead is told, in the same transaction, to those who asked for it: notices to
 * people, webhooks, sequences of letters. No verb has to think of it, and none can forget.
 */
export function announcingStore(store: Store, by: Announcer): Store {
  return {
    ...store,
    inWorkspace: (workspaceId, work) =>
      store.inWorkspace(workspaceId, (tx) => work(announcing(tx, { ...by, workspaceId }))),
  }
}

type Here = Announcer & { readonly workspaceId: Parameters<Store['inWorkspace']>[0] }

function announcing(tx: Tx, here: Here): Tx {
  return {
    ...tx,
    leads: {
      ...tx.leads,
      async append(leadId, events) {
        await tx.leads.append(leadId, events)
        await announce(here, tx, [{ leadId, events }])
      },
    },
    intake: {
      ...tx.intake,
      async receive(leads, at) {
        const result = await tx.intake.receive(leads, at)
        const taken = new Set(result.taken)
        const told = leads.flatMap(({ lead, actor }) =>
          taken.has(lead.id) ? [] : [{ leadId: lead.id, events: [{ kind: 'lead.received', at, actor, payload: {} }] }],
        )
        await announce(here, tx, told)
        return result
      },
    },
  }
}
