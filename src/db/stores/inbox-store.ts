import type { Kysely } from 'kysely'
import type { InboxStore } from '../../app/ports/inbox-store.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** What services sent to one workspace, within one transaction. */
export function makeInboxStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): InboxStore {
  return {
    async take({ id, source, externalId, receivedAt, body }) {
      const values = { id, workspace_id: workspaceId, source, external_id: externalId, received_at: receivedAt }
      await tx
        .insertInto('inbox')
        .values({ ...values, body: Buffer.from(body, 'utf8'), headers: '{}' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await tx
        .selectFrom('inbox')
        .select('handled_at')
        .where('source', '=', source)
        .where('external_id', '=', externalId)
        .executeTakeFirst()
      return row?.handled_at === null
    },
    async done(source, externalId, at, fault) {
      await tx
        .updateTable('inbox')
        .set({ handled_at: at, fault })
        .where('source', '=', source)
        .where('external_id', '=', externalId)
        .execute()
    },
    async thread(source, address) {
      const row = await tx
        .selectFrom('threads')
        .select(['lead_id', 'last_in_at'])
        .where('source', '=', source)
        .where('address', '=', address)
        .executeTakeFirst()
      return row ? { leadId: row.lead_id as LeadId | null, lastInAt: isoOf(row.last_in_at) } : null
    },
    async heard(source, address, { at, leadId }) {
      const set = { last_in_at: at, ...(leadId ? { lead_id: leadId } : {}) }
      await tx
        .insertInto('threads')
        .values({ workspace_id: workspaceId, source, address, ...set })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'source', 'address']).doUpdateSet(set))
        .execute()
    },
  }
}
