import type { Kysely, Selectable } from 'kysely'
import type { WebhookEndpoint, WebhookStore } from '../../app/ports/webhook-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Endpoints of one workspace, within one transaction. */
export function makeWebhookStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): WebhookStore {
  return {
    async all() {
      return (await tx.selectFrom('webhook_endpoints').selectAll().orderBy('id', 'desc').execute()).map(endpointOf)
    },
    async find(id) {
      const row = await tx.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? endpointOf(row) : null
    },
    async add({ id, url, events, active, sealed, createdAt }) {
      await tx
        .insertInto('webhook_endpoints')
        .values({ id, workspace_id: workspaceId, url, events: [...events], active, sealed, created_at: createdAt })
        .execute()
    },
    async change(id, { events, oldSealed, oldUntil, failingSince, ...rest }) {
      const set = {
        ...rest,
        events: events && [...events],
        old_sealed: oldSealed,
        old_until: oldUntil,
        failing_since: failingSince,
      }
      if (Object.values(set).every((value) => value === undefined)) return
      await tx.updateTable('webhook_endpoints').set(set).where('id', '=', id).execute()
    },
    async remove(id) {
      const done = await tx.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
    async listening() {
      return tx.selectFrom('webhook_endpoints').select(['id', 'events']).where('active', '=', true).execute()
    },
  }
}

function endpointOf(row: Selectable<Tables['webhook_endpoints']>): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    events: row.events,
    active: row.active,
    sealed: row.sealed,
    oldSealed: row.old_sealed,
    oldUntil: isoOrNull(row.old_until),
    failingSince: isoOrNull(row.failing_since),
    createdAt: isoOf(row.created_at),
  }
}
