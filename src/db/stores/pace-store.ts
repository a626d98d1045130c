import { type Kysely, sql } from 'kysely'
import type { DeliveryStore } from '../../app/ports/delivery-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { isoOf } from '../iso-time.ts'

/** The pace of services, over all processes: whose turn is when, and who asked to be left alone. */
export function paceStore(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<DeliveryStore, 'takeSlot' | 'blockedUntil' | 'block'> {
  return {
    async takeSlot(key, gapMs, now) {
      const gap = sql`make_interval(secs => ${gapMs / 1000}::double precision)`
      const { rows } = await sql<{ slot: Date }>`insert into channel_pace as p (workspace_id, key, free_at)
        values (${workspaceId}, ${key}, ${now}::timestamptz + ${gap})
        on conflict (workspace_id, key) do update
          set free_at = greatest(p.free_at, ${now}::timestamptz, p.blocked_until) + ${gap}
        returning free_at - ${gap} as slot`.execute(tx)
      return isoOf(rows[0]!.slot)
    },
    async blockedUntil(key, now) {
      const row = await tx
        .selectFrom('channel_pace')
        .select('blocked_until')
        .where('key', '=', key)
        .where('blocked_until', '>', new Date(now))
        .executeTakeFirst()
      return row?.blocked_until ? isoOf(row.blocked_until) : null
    },
    async block(key, until) {
      await sql`insert into channel_pace as p (workspace_id, key, free_at, blocked_until)
        values (${workspaceId}, ${key}, ${until}, ${until})
        on conflict (workspace_id, key) do update set blocked_until = greatest(p.blocked_until, excluded.blocked_until)`.execute(
        tx,
      )
    },
  }
}
