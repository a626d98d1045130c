import type { Kysely, Selectable } from 'kysely'
import type { ListRecord, ListStore } from '../../app/ports/list-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import type { ListMatch, ListName } from '../../core/decide/lists.ts'

/** Allow, deny and suppression lists of one workspace, within one transaction. */
export function makeListStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, _newId: () => string): ListStore {
  return {
    async all() {
      const rows = await tx.selectFrom('list_entries').selectAll().orderBy('id', 'desc').execute()
      return rows.map(entryOf)
    },
    async add({ createdAt, ...entry }) {
      const row = await tx
        .insertInto('list_entries')
        .values({ ...entry, workspace_id: workspaceId, created_at: createdAt })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace_id', 'list', 'match', 'value'])
            .doUpdateSet({ until: entry.until, reason: entry.reason }),
        )
        .returningAll()
        .executeTakeFirstOrThrow()
      return entryOf(row)
    },
    async remove(id) {
      const done = await tx.deleteFrom('list_entries').where('id', '=', id).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
    async hits(values, now) {
      const wanted = values.flatMap(({ match, value }) =>
        (match === 'domain' ? withParents(value) : [value]).map((one) => ({ match, value: one })),
      )
      if (wanted.length === 0) return []
      const rows = await tx
        .selectFrom('list_entries')
        .selectAll()
        .where((where) =>
          where.or(
            wanted.map(({ match, value }) => where.and([where('match', '=', match), where('value', '=', value)])),
          ),
        )
        .where((where) => where.or([where('until', 'is', null), where('until', '>', new Date(now))]))
        .orderBy('id')
        .execute()
      return rows.map(entryOf)
    },
  }
}

/** A domain and the domains it lies under: an entry meets its subdomains too. */
function withParents(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

function entryOf(row: Selectable<Tables['list_entries']>): ListRecord {
  return {
    id: row.id,
    list: row.list as ListName,
    match: row.match as ListMatch,
    value: row.value,
    until: isoOrNull(row.until),
    reason: row.reason,
    createdAt: isoOf(row.created_at),
  }
}
