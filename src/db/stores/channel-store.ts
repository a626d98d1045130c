import type { Kysely, Selectable } from 'kysely'
import type { ChannelKind, ChannelRecord, ChannelStore } from '../../app/ports/channel-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Settings of the channels of one workspace, within one transaction. */
export function makeChannelStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ChannelStore {
  return {
    async all() {
      return (await tx.selectFrom('channels').selectAll().orderBy('kind').execute()).map(channelOf)
    },
    async find(kind) {
      const row = await tx.selectFrom('channels').selectAll().where('kind', '=', kind).executeTakeFirst()
      return row ? channelOf(row) : null
    },
    async save({ kind, config, sealed, changedAt }) {
      const set = { config: JSON.stringify(config), sealed, changed_at: changedAt }
      await tx
        .insertInto('channels')
        .values({ workspace_id: workspaceId, kind, ...set })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'kind']).doUpdateSet(set))
        .execute()
    },
    async remove(kind) {
      const done = await tx.deleteFrom('channels').where('kind', '=', kind).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
  }
}

function channelOf(row: Selectable<Tables['channels']>): ChannelRecord {
  return {
    kind: row.kind as ChannelKind,
    config: row.config,
    sealed: row.sealed,
    changedAt: isoOf(row.changed_at),
  }
}
